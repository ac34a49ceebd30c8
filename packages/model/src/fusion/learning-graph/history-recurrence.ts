import { MODALITIES } from '@fusionrank/domain/modality';
import { sumBefore } from '../../onnx/gradient/cumulative-sum.ts';
import { add, exponential, multiply, negative, sigmoid, softplus, sumOver } from '../../onnx/gradient/elementwise.ts';
import { product } from '../../onnx/gradient/products.ts';
import { reshaped, withShapeOf } from '../../onnx/gradient/shapes.ts';
import type { Value } from '../../onnx/gradient/value.ts';
import { fusedWidth, INTERACTION_FEATURES } from '../network-shape.ts';
import { indicator, type NetworkGraph } from './network-graph.ts';
import type { HistoryValues } from './user-graph.ts';

/**
 * [users, d]: the recurrence of history-recurrence.ts in closed form, for histories of any length in one graph. Entry p, 0 the
 * newest, counts g_p · Π_{q<p} (1 − g_q): the product is the exponential of a running sum, and ln(1 − σ(x)) = −softplus(x)
 * never overflows. Blocks without an entry have g = 0 throughout: zeros here.
 */
export function recurrentHistory(graph: NetworkGraph, history: HistoryValues): Value {
  const { writer } = graph;
  const { items } = history;
  const x = gateLogits(graph, history);
  const open = openBlocks(graph, history);
  const gate = multiply(writer, sigmoid(writer, x), open);
  const kept = negative(writer, multiply(writer, softplus(writer, x), open));
  const counts = multiply(writer, gate, exponential(writer, sumBefore(writer, kept, { axis: 1 })));
  return sumOver(writer, multiply(writer, items, counts), { axes: [1], keep: false });
}

/** [users, places, d] */
function gateLogits(graph: NetworkGraph, { items, interactions }: HistoryValues): Value {
  const { writer, shape } = graph;
  const part = (x: Value, size: number, name: string): Value =>
    product(writer, [reshaped(writer, x, ['entries', size]), graph.weight(name)]);
  const fromItem = part(items, fusedWidth(shape.config), 'user.recurrence.gate');
  const fromEntry = part(interactions, INTERACTION_FEATURES, 'user.recurrence.interaction');
  const logits = add(writer, add(writer, fromItem, fromEntry), graph.weight('user.recurrence.bias'));
  return withShapeOf(writer, logits, items);
}

/** [users, places, d], 1 where the entry has the column's block. */
function openBlocks(graph: NetworkGraph, { items, present }: HistoryValues): Value {
  const { writer } = graph;
  const blocks = reshaped(writer, present, ['entries', MODALITIES.length]);
  return withShapeOf(writer, product(writer, [blocks, indicator(graph)]), items);
}
