import { rowsOf } from '../../onnx/gradient/shapes.ts';
import type { Value } from '../../onnx/gradient/value.ts';
import type { NetworkGraph } from '../learning-graph/network-graph.ts';
import { scoreLogits } from '../learning-graph/pair-graph.ts';
import { fusedWidth, type NetworkShape } from '../network-shape.ts';
import type { Weights } from '../weights.ts';
import { servingGraph } from './ranking-graph.ts';

/** Whether the candidates' rows of W are an input, `batch:w`, or gathered inside from `batch:table` by `batch:rows`. */
export type CandidateRows = 'given' | 'gathered';

/**
 * The network as it is written down, H = U(V ⊙ W) for each candidate: from V, `batch:v`, [1, d], to logits. What the folded
 * graph is measured against.
 */
export function unfoldedModel(shape: NetworkShape, weights: Weights, rows: CandidateRows): Uint8Array {
  const graph = servingGraph(shape, weights, 'serving');
  const v = graph.batch('v', [1, fusedWidth(shape.config)]);
  return graph.writer.serialize('network', { logits: scoreLogits(graph, { v, w: candidateRows(graph, rows) }) });
}

function candidateRows(graph: NetworkGraph, rows: CandidateRows): Value {
  const d = fusedWidth(graph.shape.config);
  switch (rows) {
    case 'given':
      return graph.batch('w', ['pairs', d]);
    case 'gathered':
      return rowsOf(graph.writer, graph.batch('table', ['items', d]), graph.batch('rows', ['pairs'], 'int32'));
  }
}
