import { MODALITIES } from '@fusionrank/domain/modality';
import { add, multiply } from '../../onnx/gradient/elementwise.ts';
import { product } from '../../onnx/gradient/products.ts';
import { besideEachOther } from '../../onnx/gradient/shapes.ts';
import type { Value } from '../../onnx/gradient/value.ts';
import { blockRanges, fusedWidth, INTERACTION_FEATURES } from '../network-shape.ts';
import { attendedHistory } from './history-attention.ts';
import { recurrentHistory } from './history-recurrence.ts';
import { indicator, type NetworkGraph } from './network-graph.ts';

/** What both ways of reading the history are given. */
export interface HistoryValues {
  /** W of each entry, [users, places, d]. */
  readonly items: Value;
  /** [users, places, INTERACTION_FEATURES] */
  readonly interactions: Value;
  /** [users, places, blocks], 1 where the entry is real and its item has the block. */
  readonly present: Value;
  /** [users, widths.text], scaled. */
  readonly queryText: Value;
}

/** V, [users, d] (user-blocks.ts). @param items W of each history entry, [users, places, d]. */
export function userBlocks(graph: NetworkGraph, items: Value): Value {
  const { writer, shape } = graph;
  const text = graph.batch('queryText', ['users', shape.widths.text]);
  const queryText = multiply(writer, text, graph.weight('scale.text'));
  const history = {
    items,
    interactions: graph.batch('interactions', ['users', 'places', INTERACTION_FEATURES]),
    present: graph.batch('historyPresent', ['users', 'places', MODALITIES.length]),
    queryText,
  };
  const read =
    shape.config.history === 'attention' ? attendedHistory(graph, history) : recurrentHistory(graph, history);
  const taste = product(writer, [add(writer, read, emptyBlocks(graph)), perBlock(graph)]);
  const profile = graph.batch('profile', ['users', shape.widths.profile]);
  const known = add(writer, taste, product(writer, [profile, graph.weight('user.profile')]));
  return add(writer, add(writer, known, queryBlocks(graph, queryText)), graph.weight('user.base'));
}

/** The learned empty vector in blocks that no entry has. */
function emptyBlocks(graph: NetworkGraph): Value {
  const { writer } = graph;
  const absent = graph.batch('withoutHistory', ['users', MODALITIES.length]);
  return product(writer, [absent, multiply(writer, indicator(graph), graph.weight('user.empty'))]);
}

/** The history's projection, block-diagonal. */
function perBlock(graph: NetworkGraph): Value {
  const { writer, shape } = graph;
  const d = fusedWidth(shape.config);
  const mask = new Float32Array(d * d);
  for (const { start, width } of blockRanges(shape.config)) {
    for (let row = start; row < start + width; row++) mask.fill(1, row * d + start, row * d + start + width);
  }
  return multiply(writer, graph.weight('user.history'), writer.constant([...mask], [d, d]));
}

function queryBlocks(graph: NetworkGraph, text: Value): Value {
  const { writer, shape } = graph;
  const { config, widths } = shape;
  const image = multiply(writer, graph.batch('queryImage', ['users', widths.image]), graph.weight('scale.image'));
  const none = graph.batch('noQuery', ['users', 1]);
  const rest = fusedWidth(config) - config.blocks.text - config.blocks.image;
  const zeros = product(writer, [none, writer.constant(new Array<number>(rest).fill(0), [1, rest])]);
  const query = besideEachOther(writer, [
    product(writer, [text, graph.weight('user.query.text')]),
    product(writer, [image, graph.weight('user.query.image')]),
    zeros,
  ]);
  return add(writer, query, product(writer, [none, graph.weight('user.query.none')]));
}
