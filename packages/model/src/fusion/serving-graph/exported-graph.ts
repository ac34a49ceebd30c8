import { multiply, sumOver } from '../../onnx/gradient/elementwise.ts';
import { product } from '../../onnx/gradient/products.ts';
import { rowsOf } from '../../onnx/gradient/shapes.ts';
import type { Value } from '../../onnx/gradient/value.ts';
import { itemBlocks } from '../learning-graph/item-graph.ts';
import type { NetworkGraph } from '../learning-graph/network-graph.ts';
import type { NetworkShape } from '../network-shape.ts';
import { ATTRIBUTE_TABLE, type Weights } from '../weights.ts';
import { requestLogits, servingGraph } from './ranking-graph.ts';
import { servedItems } from './served-items.ts';

/**
 * What an exported graph is given of the items. `features`: what is known of each, so that the graph holds the whole network.
 * `blocks`: W, as another run worked it out (the output `w`), so that a request costs its candidates alone.
 */
export const EXPORT_INPUTS = ['features', 'blocks'] as const;
export type ExportInputs = (typeof EXPORT_INPUTS)[number];

export interface ExportedGraph {
  readonly inputs: ExportInputs;
  /** Attribute values that an item may have. */
  readonly slots: number;
  /** One weight an objective: the output `score` is the weighted sum of logits. */
  readonly scoreWeights: readonly number[];
  readonly metadata: Readonly<Record<string, string>>;
}

/** The network for other engines; docs/onnx-export.md says what its inputs hold. */
export function exportedModel(shape: NetworkShape, weights: Weights, exported: ExportedGraph): Uint8Array {
  const graph = servingGraph(shape, weights, 'export');
  const { writer } = graph;
  const w = exported.inputs === 'features' ? itemBlocks(graph, attributeSums(graph, exported.slots)) : undefined;
  const items = w === undefined ? servedItems(graph, 'float32') : { rowsAt: (rows: Value) => rowsOf(writer, w, rows) };
  const logits = requestLogits(graph, items);
  const { objectives } = shape.widths;
  const summed = writer.constant(
    Array.from({ length: objectives }, (_, i) => exported.scoreWeights[i] ?? 0),
    [objectives, 1],
  );
  const outputs = { logits, score: product(writer, [logits, summed]), ...(w !== undefined && { w }) };
  return writer.serialize('ranker', outputs, exported.metadata);
}

/** The sum of an item's value vectors over √slots, [items, blocks.attributes]; id 0 is "not said" and has no vector. */
function attributeSums(graph: NetworkGraph, slots: number): Value {
  const { writer, shape } = graph;
  const ids = graph.batch('attributes', ['items', slots], 'int32');
  const vectors = rowsOf(writer, graph.weight(ATTRIBUTE_TABLE), ids);
  const number = writer.apply({ op: 'Cast', inputs: [ids], shape: ids.shape, attributes: { to: 1 } });
  const said = writer.apply({ op: 'Min', inputs: [number, writer.constant([1], [])], shape: ids.shape });
  const mask = writer.apply({
    op: 'Unsqueeze',
    inputs: [said, writer.integers([2])],
    shape: ['items', slots, 1],
  });
  const counted = multiply(writer, vectors, mask);
  const sums = sumOver(writer, counted, { axes: [1], keep: false });
  const scaled = multiply(writer, sums, writer.constant([1 / Math.sqrt(slots)], []));
  return { ...scaled, shape: ['items', shape.config.blocks.attributes] };
}
