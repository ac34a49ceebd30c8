import { availableParallelism } from 'node:os';
import { Tensor } from 'onnxruntime-node';
import type { DenseMatrix } from '../linear-algebra/dense-matrix.ts';
import { ELEMENT_TYPE, serializeOnnx, type OnnxNode } from '../onnx/onnx-model.ts';
import { openModel } from '../onnx/open-model.ts';

export interface SoftmaxBatch {
  /** A [rows, width] */
  readonly queries: DenseMatrix;
  /** C [candidates, width] */
  readonly candidates: DenseMatrix;
  /** [candidates]: added to each candidate's logits. */
  readonly bias: Float32Array;
  /** [rows]: the right candidate of each row. */
  readonly targets: Int32Array;
}

/** Of P = softmax(A·Cᵀ + bias), row by row. */
export interface SoftmaxProducts {
  /** [rows]: P of the right candidate, in [0, 1]. */
  readonly targetProbabilities: Float32Array;
  /** P·C [rows, width] */
  readonly expectedCandidates: Float32Array;
  /** Pᵀ·A [candidates, width] */
  readonly expectedQueries: Float32Array;
}

export type BatchSoftmax = (batch: SoftmaxBatch) => Promise<SoftmaxProducts>;

/**
 * What the gradient of a softmax over a batch's candidates is made of, in one run of ONNX Runtime: [rows, candidates]
 * never leaves it. All cores unless told.
 */
export async function openBatchSoftmax(threads = availableParallelism()): Promise<BatchSoftmax> {
  const session = await openModel(softmaxModel(), threads);
  return async ({ queries, candidates, bias, targets }) => {
    const outputs = await session.run({
      queries: new Tensor('float32', queries.values, [queries.count, queries.width]),
      candidates: new Tensor('float32', candidates.values, [candidates.count, candidates.width]),
      bias: new Tensor('float32', bias, [bias.length]),
      targets: new Tensor('int32', targets, [targets.length, 1]),
    });
    const floats = (name: string): Float32Array => outputs[name]?.data as Float32Array;
    return {
      targetProbabilities: floats('target_probabilities'),
      expectedCandidates: floats('expected_candidates'),
      expectedQueries: floats('expected_queries'),
    };
  };
}

const NODES: readonly OnnxNode[] = [
  { op: 'Gemm', inputs: ['queries', 'candidates', 'bias'], output: 'logits', attributes: { transB: 1 } },
  { op: 'Softmax', inputs: ['logits'], output: 'p', attributes: { axis: 1 } },
  { op: 'GatherElements', inputs: ['p', 'targets'], output: 'target_probabilities', attributes: { axis: 1 } },
  { op: 'Gemm', inputs: ['p', 'candidates'], output: 'expected_candidates' },
  { op: 'Gemm', inputs: ['p', 'queries'], output: 'expected_queries', attributes: { transA: 1 } },
];

function softmaxModel(): Buffer {
  const { float, int32 } = ELEMENT_TYPE;
  return serializeOnnx({
    name: 'batch softmax',
    nodes: NODES,
    constants: [],
    inputs: [
      { name: 'queries', elementType: float, shape: ['rows', 'width'] },
      { name: 'candidates', elementType: float, shape: ['candidates', 'width'] },
      { name: 'bias', elementType: float, shape: ['candidates'] },
      { name: 'targets', elementType: int32, shape: ['rows', 1] },
    ],
    outputs: [
      { name: 'target_probabilities', elementType: float, shape: ['rows', 1] },
      { name: 'expected_candidates', elementType: float, shape: ['rows', 'width'] },
      { name: 'expected_queries', elementType: float, shape: ['candidates', 'width'] },
    ],
  });
}
