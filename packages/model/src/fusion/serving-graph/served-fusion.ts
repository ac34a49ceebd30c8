import { add, multiply, subtract } from '../../onnx/gradient/elementwise.ts';
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
  /** [1, d]: the learned missing vector in blocks left out, zeros elsewhere. */
  readonly standIn: Value;
}

/**
 * The rows are scaled, not the kernel as U(V ⊙ W) = (U · diag V) W has it: one pass over the candidates, and every kernel stays
 * the same from request to request, packed once. Blocks left out are scaled by 0.
 * @param w the candidates' rows of W, [pairs, d].
 */
export function servedCandidates(graph: NetworkGraph, { v, w }: { readonly v: Value; readonly w: Value }): Candidates {
  const { writer, shape } = graph;
  const kept = graph.batch('kept', [1, fusedWidth(shape.config)]);
  const out = subtract(writer, writer.constant([1], []), kept);
  const standIn = multiply(writer, out, graph.weight('item.missing'));
  const scale = shape.config.fusion === 'concatenation' ? kept : multiply(writer, v, kept);
  return { v, standIn, x: multiply(writer, w, scale) };
}

/** What a kernel over H comes to: a kernel over `x`, and what is added whatever the candidate. */
export interface ServedKernel {
  /** [d, units], without anything of the request: folded when the graph is opened. */
  readonly overItems: Value;
  /** [1, units] */
  readonly constant: Value;
}

/** @param kernel [fusionWidth, units] */
export function overCandidates(graph: NetworkGraph, { v, standIn }: Candidates, kernel: Value): ServedKernel {
  const { writer, shape } = graph;
  const d = fusedWidth(shape.config);
  switch (shape.config.fusion) {
    case 'fusion-matrix':
    case 'hadamard': {
      const folded = shape.config.fusion === 'hadamard' ? kernel : product(writer, [graph.weight('fusion.U'), kernel]);
      return { overItems: folded, constant: product(writer, [multiply(writer, standIn, v), folded]) };
    }
    case 'concatenation': {
      const [ofUser, ofItem] = [rowRange(writer, kernel, [0, d]), rowRange(writer, kernel, [d, 2 * d])];
      const constant = add(writer, product(writer, [v, ofUser]), product(writer, [standIn, ofItem]));
      return { overItems: ofItem, constant };
    }
  }
}
