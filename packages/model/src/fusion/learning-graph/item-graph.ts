import { MODALITIES } from '@fusionrank/domain/modality';
import { add, multiply, subtract, sumOver } from '../../onnx/gradient/elementwise.ts';
import { denseLayer } from '../../onnx/gradient/dense-layer.ts';
import { product } from '../../onnx/gradient/products.ts';
import { besideEachOther } from '../../onnx/gradient/shapes.ts';
import type { Value } from '../../onnx/gradient/value.ts';
import { fusedWidth, type NetworkShape } from '../network-shape.ts';
import type { Weights } from '../weights.ts';
import { type ForwardModel, indicator, type GraphUse, type LearningModel, NetworkGraph } from './network-graph.ts';

/** From items to W, [items, d] (item-blocks.ts), the attribute vectors already added up: `batch:attributes`. */
export function itemModel(shape: NetworkShape, weights: Weights, use: GraphUse): ForwardModel {
  const graph = new NetworkGraph(shape, weights, use);
  return graph.forward({ w: itemBlocks(graph, attributeSums(graph)) });
}

/** Gradients by the item side's weights and by `attributes`, given the loss's gradient by W: `batch:slopes`. */
export function itemLearningModel(shape: NetworkShape, weights: Weights): LearningModel {
  const graph = new NetworkGraph(shape, weights, 'learning');
  const attributes = attributeSums(graph);
  const w = itemBlocks(graph, attributes);
  const slopes = graph.batch('slopes', ['items', fusedWidth(shape.config)]);
  const along = sumOver(graph.writer, multiply(graph.writer, w, slopes), { axes: [0, 1], keep: false });
  return graph.learning(along, { attributes }, {});
}

const attributeSums = (graph: NetworkGraph): Value =>
  graph.batch('attributes', ['items', graph.shape.config.blocks.attributes]);

/** W, [items, d]. @param attributes the items' attribute vectors added up, [items, blocks.attributes]. */
export function itemBlocks(graph: NetworkGraph, attributes: Value): Value {
  const { writer } = graph;
  const contents = besideEachOther(writer, [
    scaledBlock(graph, 'text'),
    scaledBlock(graph, 'image'),
    attributes,
    projected(graph, 'numeric', graph.batch('numeric', ['items', 2 * graph.shape.widths.numeric])),
    scaledBlock(graph, 'behaviour'),
  ]);
  const present = graph.batch('present', ['items', MODALITIES.length]);
  const absent = subtract(writer, writer.constant([1], []), present);
  const missing = product(writer, [absent, multiply(writer, indicator(graph), graph.weight('item.missing'))]);
  const there = product(writer, [present, indicator(graph)]);
  return add(writer, multiply(writer, contents, there), missing);
}

function scaledBlock(graph: NetworkGraph, modality: 'text' | 'image' | 'behaviour'): Value {
  const x = graph.batch(modality, ['items', graph.shape.widths[modality]]);
  return projected(graph, modality, multiply(graph.writer, x, graph.weight(`scale.${modality}`)));
}

function projected(graph: NetworkGraph, modality: string, x: Value): Value {
  return denseLayer(graph.writer, x, {
    kernel: graph.weight(`item.${modality}.projection`),
    bias: graph.weight(`item.${modality}.bias`),
    activation: 'linear',
  });
}
