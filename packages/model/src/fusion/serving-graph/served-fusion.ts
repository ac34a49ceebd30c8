import { multiply } from '../../onnx/gradient/elementwise.ts';
import { product } from '../../onnx/gradient/products.ts';
import { rowRange } from '../../onnx/gradient/shapes.ts';
import type { Value } from '../../onnx/gradient/value.ts';
import type { NetworkGraph } from '../learning-graph/network-graph.ts';
import { fusedWidth } from '../network-shape.ts';

/** The candidates of one request, as kernels over W read them. */
export interface Candidates {
  /** [pairs, d]: the rows of W, scaled by V where the fusion multiplies by it. */
  readonly x: Value;
  /** V, [1, d] */
  readonly v: Value;
}

/**
 * The rows are scaled, not the kernel as U(V ⊙ W) = (U · diag V) W has it: every kernel stays the same from request to request,
 * packed once.
 * @param w the candidates' rows of W, [pairs, d].
 */
export function servedCandidates(
  { writer, shape }: NetworkGraph,
  { v, w }: { readonly v: Value; readonly w: Value },
): Candidates {
  return { v, x: shape.config.fusion === 'concatenation' ? w : multiply(writer, w, v) };
}

/** What a kernel over H comes to: a kernel over `x`, and what is added whatever the candidate. */
export interface ServedKernel {
  /** [d, units], without anything of the request: folded when the graph is opened. */
  readonly overItems: Value;
  /** [1, units]; absent where V is in `x`. */
  readonly constant?: Value;
}

/** @param kernel [fusionWidth, units] */
export function overCandidates(graph: NetworkGraph, { v }: Candidates, kernel: Value): ServedKernel {
  const { writer, shape } = graph;
  const d = fusedWidth(shape.config);
  switch (shape.config.fusion) {
    case 'fusion-matrix':
      return { overItems: product(writer, [graph.weight('fusion.U'), kernel]) };
    case 'hadamard':
      return { overItems: kernel };
    case 'concatenation':
      return {
        overItems: rowRange(writer, kernel, [d, 2 * d]),
        constant: product(writer, [v, rowRange(writer, kernel, [0, d])]),
      };
  }
}
