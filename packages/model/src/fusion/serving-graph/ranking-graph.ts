import { denseLayer } from '../../onnx/gradient/dense-layer.ts';
import { add } from '../../onnx/gradient/elementwise.ts';
import { reshaped, rowRange, rowsOf } from '../../onnx/gradient/shapes.ts';
import type { Value } from '../../onnx/gradient/value.ts';
import { NetworkGraph } from '../learning-graph/network-graph.ts';
import { maskedCross, withLinearCross } from '../learning-graph/pair-graph.ts';
import { userBlocks } from '../learning-graph/user-graph.ts';
import { fusedWidth, fusionWidth, type NetworkShape } from '../network-shape.ts';
import type { Weights } from '../weights.ts';
import { type Candidates, overCandidates, servedCandidates } from './served-fusion.ts';

/**
 * One request, from the user's side and the rows of W to logits, [pairs, objectives], as ONNX: everything a request costs, in
 * one run. The weights are part of the graph, so that the runtime folds U into the first layer and packs the kernels once.
 *
 * Inputs, each with `batch:` before its name:
 * - `table`: W of all items, [items, d], read where it lies;
 * - `rows`: the candidates' rows, [pairs]; `historyRows`, [1, places]; rows outside the table fail, negative ones count from
 *   its end;
 * - `kept`: [1, d], 0 in blocks that candidates are to be seen without;
 * - what `userFeeds` names, of one user;
 * - `cross`: [pairs, widths.cross], where the network reads cross features.
 */
export function rankingModel({ config, widths }: NetworkShape, weights: Weights): Uint8Array {
  const shape: NetworkShape = { widths, config: { ...config, dropout: 0, crossDropout: 0 } };
  const graph = new NetworkGraph(shape, weights, 'constants');
  const d = fusedWidth(config);
  const table = graph.batch('table', ['items', d]);
  const history = rowsOf(graph.writer, table, graph.batch('historyRows', ['users', 'places'], 'int32'));
  const candidates = servedCandidates(graph, {
    v: reshaped(graph.writer, userBlocks(graph, history), [1, d]),
    w: rowsOf(graph.writer, table, graph.batch('rows', ['pairs'], 'int32')),
  });
  return graph.writer.serialize('ranking', { logits: logitsOf(graph, candidates) });
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
  return add(
    writer,
    wide,
    denseLayer(writer, candidates.x, { kernel: overItems, bias: constant, activation: 'linear' }),
  );
}

/** The first hidden layer with the fusion folded into its kernel, [pairs, units]; the cross features come in by its offset. */
function firstLayer(graph: NetworkGraph, candidates: Candidates, cross: Value | undefined): Value {
  const { writer, shape } = graph;
  const width = fusionWidth(shape.config);
  const kernel = graph.weight('hidden.0.kernel');
  const { overItems, constant } = overCandidates(graph, candidates, rowRange(writer, kernel, [0, width]));
  const ofUser = add(writer, graph.weight('hidden.0.bias'), constant);
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
