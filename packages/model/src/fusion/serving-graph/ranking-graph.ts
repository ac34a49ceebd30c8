import { denseLayer } from '../../onnx/gradient/dense-layer.ts';
import { add } from '../../onnx/gradient/elementwise.ts';
import { product } from '../../onnx/gradient/products.ts';
import { reshaped, rowRange } from '../../onnx/gradient/shapes.ts';
import type { Value } from '../../onnx/gradient/value.ts';
import { type GraphUse, NetworkGraph } from '../learning-graph/network-graph.ts';
import { maskedCross, withLinearCross } from '../learning-graph/pair-graph.ts';
import { userBlocks } from '../learning-graph/user-graph.ts';
import { fusedWidth, fusionWidth, type NetworkShape } from '../network-shape.ts';
import type { Weights } from '../weights.ts';
import type { ItemPrecision } from './item-precision.ts';
import { type Candidates, overCandidates, servedCandidates } from './served-fusion.ts';
import { type ServedItems, servedItems } from './served-items.ts';

/**
 * One request, from the user's side and the rows of W to logits, [pairs, objectives], as ONNX: everything a request costs, in
 * one run. The weights are part of the graph, so that the runtime folds U into the first layer and packs the kernels once.
 *
 * Inputs, each with `batch:` before its name:
 * - `table`: W of all items, [items, d], read where it lies; beside int8 values `scales`, [items];
 * - `rows`: the candidates' rows, [pairs]; `historyRows`, [places]; rows outside the table fail, negative ones count from
 *   its end;
 * - what `userFeeds` names, of one user;
 * - `cross`: [pairs, widths.cross], where the network reads cross features.
 */
export function rankingModel(shape: NetworkShape, weights: Weights, precision: ItemPrecision): Uint8Array {
  const graph = servingGraph(shape, weights, 'serving');
  return graph.writer.serialize('ranking', { logits: requestLogits(graph, servedItems(graph, precision)) });
}

/** The same from V on: `v`, [1, d], instead of all that is of the user. */
export function candidateModel(shape: NetworkShape, weights: Weights, precision: ItemPrecision): Uint8Array {
  const graph = servingGraph(shape, weights, 'serving');
  const v = graph.batch('v', [1, fusedWidth(shape.config)]);
  const w = servedItems(graph, precision).rowsAt(graph.batch('rows', ['pairs'], 'int32'));
  return graph.writer.serialize('ranking', { logits: logitsOf(graph, servedCandidates(graph, { v, w })) });
}

/** Without what only training has. */
export function servingGraph({ config, widths }: NetworkShape, weights: Weights, use: GraphUse): NetworkGraph {
  return new NetworkGraph({ widths, config: { ...config, dropout: 0, crossDropout: 0 } }, weights, use);
}

/** Logits of one request over items, [pairs, objectives]. */
export function requestLogits(graph: NetworkGraph, items: ServedItems): Value {
  const d = fusedWidth(graph.shape.config);
  const history = items.rowsAt(graph.batch('historyRows', ['places'], 'int32'));
  const v = reshaped(graph.writer, userBlocks(graph, reshaped(graph.writer, history, [1, 'places', d])), [1, d]);
  const w = items.rowsAt(graph.batch('rows', ['pairs'], 'int32'));
  return logitsOf(graph, servedCandidates(graph, { v, w }));
}

function logitsOf(graph: NetworkGraph, candidates: Candidates): Value {
  const { writer, shape } = graph;
  const cross = shape.widths.cross === 0 ? undefined : maskedCross(graph);
  const hidden = laterLayers(graph, firstLayer(graph, candidates, cross));
  const deep = denseLayer(writer, hidden, {
    kernel: graph.weight('head.kernel'),
    bias: graph.weight('head.bias'),
    activation: 'linear',
  });
  const wide = cross === undefined ? deep : withLinearCross(graph, deep, cross);
  if (shape.config.fusionPath === 'hidden') return wide;
  const { overItems, constant } = overCandidates(graph, candidates, graph.weight('head.fusion'));
  const linear = product(writer, [candidates.x, overItems]);
  return add(writer, wide, constant === undefined ? linear : add(writer, linear, constant));
}

/** The first hidden layer with the fusion folded into its kernel, [pairs, units]; the cross features come in by its offset. */
function firstLayer(graph: NetworkGraph, candidates: Candidates, cross: Value | undefined): Value {
  const { writer, shape } = graph;
  const width = fusionWidth(shape.config);
  const kernel = graph.weight('hidden.0.kernel');
  const { overItems, constant } = overCandidates(graph, candidates, rowRange(writer, kernel, [0, width]));
  const own = graph.weight('hidden.0.bias');
  const ofUser = constant === undefined ? own : add(writer, own, constant);
  const ofCross = rowRange(writer, kernel, [width, width + shape.widths.cross]);
  const bias =
    cross === undefined ? ofUser : denseLayer(writer, cross, { kernel: ofCross, bias: ofUser, activation: 'linear' });
  return denseLayer(writer, candidates.x, { kernel: overItems, bias, activation: 'relu' });
}

function laterLayers(graph: NetworkGraph, first: Value): Value {
  return graph.shape.config.hidden.slice(1).reduce(
    (h, _, i) =>
      denseLayer(graph.writer, h, {
        kernel: graph.weight(`hidden.${i + 1}.kernel`),
        bias: graph.weight(`hidden.${i + 1}.bias`),
        activation: 'relu',
      }),
    first,
  );
}
