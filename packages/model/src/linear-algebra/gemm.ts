import { availableParallelism } from 'node:os';
import { Tensor, type InferenceSession } from 'onnxruntime-node';
import { ELEMENT_TYPE, serializeOnnx } from '../onnx/onnx-model.ts';
import { openModel } from '../onnx/open-model.ts';
import type { DenseMatrix } from './dense-matrix.ts';

export interface GemmSettings {
  /** Cores that one product may use; all that are there unless told. */
  readonly threads?: number;
}

export interface GemmOptions {
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
  /** Where the product is written, of at least its size; a new array unless told. */
  readonly into?: Float32Array;
}

/** Dense float32 products. */
export interface Gemm {
  /** A·B, A and B each transposed first on demand. Throws RangeError when the inner sizes differ. */
  multiply(a: DenseMatrix, b: DenseMatrix, options?: GemmOptions): Promise<DenseMatrix>;
}

/**
 * Opens matrix products on ONNX Runtime. Operands are read where they are and the product is written where it is wanted,
 * without copies. Two products at a time on one `into` would mix. Same operands, same number: the order of adding is
 * that of the library.
 */
export async function openGemm({ threads = availableParallelism() }: GemmSettings = {}): Promise<Gemm> {
  const sessions = new Map<string, Promise<InferenceSession>>();
  const sessionOf = (options: GemmOptions): Promise<InferenceSession> => {
    const key = `${options.transposeA === true ? 'T' : 'N'}${options.transposeB === true ? 'T' : 'N'}`;
    const session = sessions.get(key) ?? openProduct(options, threads);
    sessions.set(key, session);
    return session;
  };
  await sessionOf({});
  return {
    multiply: async (a, b, options = {}) => {
      const [count, width] = productShape(a, b, options);
      const into = options.into ?? new Float32Array(count * width);
      if (into.length < count * width)
        throw new RangeError(`expected room for ${count} × ${width} numbers, got ${into.length}`);
      const values = into.subarray(0, count * width);
      if (values.length === 0 || a.values.length === 0) return { count, width, values: values.fill(0) };
      const session = await sessionOf(options);
      await session.run({ a: tensorOf(a), b: tensorOf(b) }, { c: new Tensor('float32', values, [count, width]) });
      return { count, width, values };
    },
  };
}

const tensorOf = ({ values, count, width }: DenseMatrix): Tensor => new Tensor('float32', values, [count, width]);

function productShape(
  a: DenseMatrix,
  b: DenseMatrix,
  { transposeA, transposeB }: GemmOptions,
): readonly [number, number] {
  const [rows, inner] = transposeA === true ? [a.width, a.count] : [a.count, a.width];
  const [otherInner, columns] = transposeB === true ? [b.width, b.count] : [b.count, b.width];
  if (inner !== otherInner)
    throw new RangeError(`expected inner sizes to be one, got ${rows} × ${inner} times ${otherInner} × ${columns}`);
  return [rows, columns];
}

function openProduct({ transposeA, transposeB }: GemmOptions, threads: number): Promise<InferenceSession> {
  const model = serializeOnnx({
    name: 'product',
    nodes: [
      {
        op: 'Gemm',
        inputs: ['a', 'b'],
        output: 'c',
        attributes: { transA: transposeA === true ? 1 : 0, transB: transposeB === true ? 1 : 0 },
      },
    ],
    constants: [],
    inputs: [
      { name: 'a', elementType: ELEMENT_TYPE.float, shape: ['a rows', 'a columns'] },
      { name: 'b', elementType: ELEMENT_TYPE.float, shape: ['b rows', 'b columns'] },
    ],
    outputs: [{ name: 'c', elementType: ELEMENT_TYPE.float, shape: ['rows', 'columns'] }],
  });
  return openModel(model, threads);
}
