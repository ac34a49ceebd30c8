import { MODALITIES } from '@fusionrank/domain/modality';
import { add, multiply, subtract, sumOver } from '../../onnx/gradient/elementwise.ts';
import { softmax } from '../../onnx/gradient/normalisation.ts';
import { product, swappedLast } from '../../onnx/gradient/products.ts';
import { reshaped, withShapeOf } from '../../onnx/gradient/shapes.ts';
import type { Value } from '../../onnx/gradient/value.ts';
import { blockRanges, fusedWidth, INTERACTION_FEATURES } from '../network-shape.ts';
import { indicator, type NetworkGraph } from './network-graph.ts';
import type { HistoryValues } from './user-graph.ts';

/** [users, d]: the attention-weighted mean of the history's item blocks, zeros where it has none (history-attention.ts). */
export function attendedHistory(graph: NetworkGraph, history: HistoryValues): Value {
  const { writer } = graph;
  const { items, present } = history;
  const asked = multiply(writer, keys(graph, history), queries(graph, history));
  const agreement = product(writer, [reshaped(writer, asked, ['entries', width(graph)]), meanOverBlock(graph)]);
  const hidden = multiply(writer, subtract(writer, present, writer.constant([1], [])), writer.constant([1e9], []));
  const masked = add(writer, withShapeOf(writer, agreement, present), hidden);
  const attention = swappedLast(writer, softmax(writer, swappedLast(writer, masked)));
  const seen = reshaped(writer, multiply(writer, attention, present), ['entries', MODALITIES.length]);
  const shares = withShapeOf(writer, product(writer, [seen, indicator(graph)]), items);
  return sumOver(writer, multiply(writer, items, shares), { axes: [1], keep: false });
}

const width = (graph: NetworkGraph): number => fusedWidth(graph.shape.config);

/** [users, places, d] */
function keys(graph: NetworkGraph, { items, interactions }: HistoryValues): Value {
  const { writer } = graph;
  const entries = reshaped(writer, interactions, ['entries', INTERACTION_FEATURES]);
  const kinds = product(writer, [entries, graph.weight('user.attention.interaction')]);
  return add(writer, items, withShapeOf(writer, kinds, items));
}

/** [users, 1, d] */
function queries(graph: NetworkGraph, { queryText }: HistoryValues): Value {
  const { writer } = graph;
  const asked = product(writer, [queryText, graph.weight('user.attention.query')]);
  return reshaped(writer, add(writer, asked, graph.weight('user.attention.start')), ['users', 1, width(graph)]);
}

/** [d, blocks]: sums each block over √width, the usual scaling of attention. */
function meanOverBlock(graph: NetworkGraph): Value {
  const ranges = blockRanges(graph.shape.config);
  const values = new Float32Array(width(graph) * ranges.length);
  ranges.forEach(({ start, width: size }, block) => {
    for (let column = start; column < start + size; column++)
      values[column * ranges.length + block] = 1 / Math.sqrt(size);
  });
  return graph.writer.constant([...values], [width(graph), ranges.length]);
}
