import { add, multiply, softplus, subtract, sumOver } from '../../onnx/gradient/elementwise.ts';
import { denseLayer } from '../../onnx/gradient/dense-layer.ts';
import { product } from '../../onnx/gradient/products.ts';
import { besideEachOther, rowRepeated } from '../../onnx/gradient/shapes.ts';
import type { Value } from '../../onnx/gradient/value.ts';
import {
  CROSS_LIMIT,
  dropsCross,
  fusedWidth,
  hasLinearCross,
  type NetworkShape,
  POSITION_COUNT,
} from '../network-shape.ts';
import type { Weights } from '../weights.ts';
import { type ForwardModel, type LearningModel, NetworkGraph } from './network-graph.ts';
import { userBlocks } from './user-graph.ts';

/**
 * `cross-entropy`: Σ weight · (softplus(x) − y x), with `batch:labels` and `batch:weights`, is part of the graph and its output
 * `loss`. `given-slopes`: the loss's gradient by the logits is given as `batch:slopes`.
 */
export type GraphLoss = 'cross-entropy' | 'given-slopes';

/** From the gathered rows of W to logits with the position's bias, [pairs, objectives]: the output `logits`. */
export function pairModel(shape: NetworkShape, weights: Weights): ForwardModel {
  const graph = new NetworkGraph(shape, weights, 'learning');
  return graph.forward({ logits: logitsOf(graph).logits });
}

/** Gradients by every weight beyond the item side's and by the gathered rows of W, `history` and `w`. */
export function pairLearningModel(shape: NetworkShape, weights: Weights, loss: GraphLoss): LearningModel {
  const graph = new NetworkGraph(shape, weights, 'learning');
  const { logits, history, w } = logitsOf(graph);
  const columns = (name: string): Value => graph.batch(name, ['pairs', shape.widths.objectives]);
  switch (loss) {
    case 'cross-entropy': {
      const sum = crossEntropy(graph, logits, { labels: columns('labels'), weights: columns('weights') });
      return graph.learning(sum, { history, w }, { loss: sum });
    }
    case 'given-slopes': {
      const along = multiply(graph.writer, logits, columns('slopes'));
      return graph.learning(sumOver(graph.writer, along, { axes: [0, 1], keep: false }), { history, w }, {});
    }
  }
}

function crossEntropy(
  { writer }: NetworkGraph,
  logits: Value,
  { labels, weights }: { readonly labels: Value; readonly weights: Value },
): Value {
  const each = subtract(writer, softplus(writer, logits), multiply(writer, labels, logits));
  return sumOver(writer, multiply(writer, weights, each), { axes: [0, 1], keep: false });
}

function logitsOf(graph: NetworkGraph): { readonly logits: Value; readonly history: Value; readonly w: Value } {
  const { writer, shape } = graph;
  const d = fusedWidth(shape.config);
  const w = graph.batch('w', ['pairs', d]);
  const history = graph.batch('history', ['users', 'places', d]);
  // 1 at each pair's user: as a product, its gradient adds up the pairs of a user.
  const v = product(writer, [graph.batch('userOf', ['pairs', 'users']), userBlocks(graph, history)]);
  const score = scoreLogits(graph, { v, w });
  // 1 at the position, −1 at the top slot.
  const places = graph.batch('positions', ['pairs', POSITION_COUNT]);
  return { logits: add(writer, score, product(writer, [places, graph.weight('position.bias')])), history, w };
}

/** What users and items agree in, before the position's bias, [pairs, objectives]. @param pair V and W of each pair, [pairs, d]; without gradients one V, [1, d], may be that of all. */
export function scoreLogits(graph: NetworkGraph, { v, w }: { readonly v: Value; readonly w: Value }): Value {
  const { writer, shape } = graph;
  const cross = shape.widths.cross === 0 ? undefined : maskedCross(graph);
  const fused = fusion(graph, v, w);
  const hidden = hiddenLayers(graph, cross === undefined ? fused : besideEachOther(writer, [fused, cross]));
  const deep = denseLayer(writer, hidden, {
    kernel: graph.weight('head.kernel'),
    bias: graph.weight('head.bias'),
    activation: 'linear',
  });
  const wide = cross === undefined ? deep : withLinearCross(graph, deep, cross);
  return withLinearFusion(graph, wide, fused);
}

function fusion(graph: NetworkGraph, v: Value, w: Value): Value {
  const { writer, shape } = graph;
  switch (shape.config.fusion) {
    case 'fusion-matrix':
      return product(writer, [multiply(writer, v, w), graph.weight('fusion.U')]);
    case 'hadamard':
      return multiply(writer, v, w);
    case 'concatenation':
      return besideEachOther(writer, [v.shape[0] === 1 ? rowRepeated(writer, v, w) : v, w]);
  }
}

/** Standardised, clipped and, in a network that drops them, masked: [pairs, cross]. */
export function maskedCross(graph: NetworkGraph): Value {
  const { writer, shape } = graph;
  const cross = graph.batch('cross', ['pairs', shape.widths.cross]);
  const centred = subtract(writer, cross, graph.weight('scale.cross.mean'));
  const scaled = writer.apply({
    op: 'Div',
    inputs: [centred, graph.weight('scale.cross.deviation')],
    shape: cross.shape,
  });
  const limits = [-CROSS_LIMIT, CROSS_LIMIT].map((limit) => writer.constant([limit], []));
  const clipped = writer.apply({ op: 'Clip', inputs: [scaled, ...limits], shape: cross.shape });
  return dropsCross(shape) ? multiply(writer, clipped, graph.batch('crossMask', cross.shape)) : clipped;
}

/** Logits with what the cross features add past the hidden layers (cross-path.ts). */
export function withLinearCross(graph: NetworkGraph, logits: Value, cross: Value): Value {
  if (!hasLinearCross(graph.shape)) return logits;
  return add(graph.writer, logits, product(graph.writer, [cross, graph.weight('head.cross')]));
}

/** What H adds past the hidden layers. */
function withLinearFusion(graph: NetworkGraph, logits: Value, fused: Value): Value {
  if (graph.shape.config.fusionPath === 'hidden') return logits;
  return add(graph.writer, logits, product(graph.writer, [fused, graph.weight('head.fusion')]));
}

function hiddenLayers(graph: NetworkGraph, x: Value): Value {
  const { writer, shape } = graph;
  return shape.config.hidden.reduce((h, units, layer) => {
    const next = denseLayer(writer, h, {
      kernel: graph.weight(`hidden.${layer}.kernel`),
      bias: graph.weight(`hidden.${layer}.bias`),
      activation: 'relu',
    });
    if (shape.config.dropout === 0) return next;
    return multiply(writer, next, graph.batch(`mask.${layer}`, ['pairs', units]));
  }, x);
}
