import type { GraphWriter } from './graph-writer.ts';
import type { Value } from './value.ts';

export interface ProductOptions {
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
}

/** A·B of two matrices, each transposed first on demand. */
export function product(graph: GraphWriter, [a, b]: readonly [Value, Value], options: ProductOptions = {}): Value {
  const transA = options.transposeA === true;
  const transB = options.transposeB === true;
  const [rows, inner] = transA ? [a.shape[1], a.shape[0]] : [a.shape[0], a.shape[1]];
  const [otherInner, columns] = transB ? [b.shape[1], b.shape[0]] : [b.shape[0], b.shape[1]];
  if (rows === undefined || columns === undefined || inner !== otherInner || a.shape.length + b.shape.length !== 4)
    throw new RangeError(`expected matrices that fit, got [${a.shape.join(', ')}] and [${b.shape.join(', ')}]`);
  return graph.apply({
    op: 'Gemm',
    inputs: [a, b],
    shape: [rows, columns],
    attributes: { transA: Number(transA), transB: Number(transB) },
    backward: (dy) => [
      transA
        ? product(graph, [b, dy], { transposeA: transB, transposeB: true })
        : product(graph, [dy, b], { transposeB: !transB }),
      transB
        ? product(graph, [dy, a], { transposeA: true, transposeB: transA })
        : product(graph, [a, dy], { transposeA: !transA }),
    ],
  });
}

/** Products of the last two axes, one for each of the leading ones, which both operands share. */
export function batchedProduct(graph: GraphWriter, a: Value, b: Value): Value {
  const rank = a.shape.length;
  const [rows, columns] = [a.shape[rank - 2], b.shape[rank - 1]];
  if (rows === undefined || columns === undefined || a.shape[rank - 1] !== b.shape[rank - 2])
    throw new RangeError(`expected batches that fit, got [${a.shape.join(', ')}] and [${b.shape.join(', ')}]`);
  return graph.apply({
    op: 'MatMul',
    inputs: [a, b],
    shape: [...a.shape.slice(0, -2), rows, columns],
    backward: (dy) => [
      batchedProduct(graph, dy, swappedLast(graph, b)),
      batchedProduct(graph, swappedLast(graph, a), dy),
    ],
  });
}

/** The last two axes exchanged. */
export function swappedLast(graph: GraphWriter, x: Value): Value {
  const axes = x.shape.map((_, axis) => axis);
  return permuted(graph, x, [...axes.slice(0, -2), x.shape.length - 1, x.shape.length - 2]);
}

/** Axis i of the result is axis `order[i]` of x. */
export function permuted(graph: GraphWriter, x: Value, order: readonly number[]): Value {
  const back = order.map((_, axis) => order.indexOf(axis));
  return graph.apply({
    op: 'Transpose',
    inputs: [x],
    shape: order.map((axis) => x.shape[axis] ?? 1),
    attributes: { perm: order },
    backward: (dy) => [permuted(graph, dy, back)],
  });
}
