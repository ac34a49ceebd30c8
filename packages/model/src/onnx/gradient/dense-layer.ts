import { relu, sumOver } from './elementwise.ts';
import type { GraphWriter } from './graph-writer.ts';
import { product } from './products.ts';
import type { Value } from './value.ts';

export interface DenseLayer {
  /** [in, out] */
  readonly kernel: Value;
  /** [1, out]; without a gradient [rows, out] too. */
  readonly bias: Value;
  readonly activation: 'linear' | 'relu';
}

/** activation(x · kernel + bias), [rows, in] → [rows, out], product and bias in one pass. */
export function denseLayer(graph: GraphWriter, x: Value, { kernel, bias, activation }: DenseLayer): Value {
  const sum = graph.apply({
    op: 'Gemm',
    inputs: [x, kernel, bias],
    shape: [x.shape[0] ?? 1, kernel.shape[1] ?? 1],
    backward: (dy) => [
      product(graph, [dy, kernel], { transposeB: true }),
      product(graph, [x, dy], { transposeA: true }),
      sumOver(graph, dy, { axes: [0], keep: true }),
    ],
  });
  return activation === 'relu' ? relu(graph, sum) : sum;
}
