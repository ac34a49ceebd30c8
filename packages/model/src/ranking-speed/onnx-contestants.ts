import { Tensor } from 'onnxruntime-node';
import { type Feeds, rowsOfWidth } from '../fusion/learning-graph/feeds.ts';
import { fusedWidth } from '../fusion/network-shape.ts';
import type { ItemPrecision } from '../fusion/serving-graph/item-precision.ts';
import { candidateModel } from '../fusion/serving-graph/ranking-graph.ts';
import { unfoldedModel } from '../fusion/serving-graph/unfolded-graph.ts';
import { openModel } from '../onnx/open-model.ts';
import { itemVectorFeeds } from '../ranking/engine/item-vector-feeds.ts';
import { emptyVectors, writeVectors } from '../ranking/item-vectors.ts';
import type { Contestant, ContestRequest, RankContest } from './contest.ts';

/** The graph that serves, from V on. */
export async function folded(contest: RankContest, precision: ItemPrecision, threads: number): Promise<Contestant> {
  const { shape, weights, table } = contest;
  const d = fusedWidth(shape.config);
  const vectors = emptyVectors(precision, { count: table.length / d, d });
  writeVectors(vectors, 0, { rows: table, d });
  return contestant(`ours, ${precision} items`, {
    contest,
    model: candidateModel(shape, weights, precision),
    exact: precision === 'float32',
    threads,
    feeds: (request) => ({ ...itemVectorFeeds(vectors, d), ...rowFeeds(request) }),
  });
}

/** The network as it is written down, the rows gathered inside its graph. */
export function unfolded(contest: RankContest, threads: number): Promise<Contestant> {
  const { shape, weights, table } = contest;
  const d = fusedWidth(shape.config);
  return contestant('ONNX Runtime, unfolded', {
    contest,
    model: unfoldedModel(shape, weights, 'gathered'),
    threads,
    feeds: (request) => ({ 'batch:table': rowsOfWidth(table, d), ...rowFeeds(request) }),
  });
}

/** The same with rows gathered in JavaScript, as is usual where a table is no part of the model. */
export function unfoldedOverGivenRows(contest: RankContest, threads: number): Promise<Contestant> {
  const { shape, weights, table } = contest;
  const d = fusedWidth(shape.config);
  return contestant('ONNX Runtime, unfolded, rows gathered in JavaScript', {
    contest,
    model: unfoldedModel(shape, weights, 'given'),
    threads,
    feeds: ({ v, rows }) => {
      const w = new Float32Array(rows.length * d);
      rows.forEach((row, i) => w.set(table.subarray(row * d, (row + 1) * d), i * d));
      return { 'batch:v': rowsOfWidth(v, d), 'batch:w': rowsOfWidth(w, d) };
    },
  });
}

function rowFeeds({ v, rows }: ContestRequest): Feeds {
  return { 'batch:v': rowsOfWidth(v, v.length), 'batch:rows': new Tensor('int32', rows, [rows.length]) };
}

interface Opening {
  readonly contest: RankContest;
  readonly model: Uint8Array;
  readonly threads: number;
  readonly feeds: (request: ContestRequest) => Feeds;
  readonly exact?: boolean;
}

async function contestant(
  name: string,
  { contest, model, threads, feeds, exact = true }: Opening,
): Promise<Contestant> {
  const session = await openModel(model, threads);
  return {
    name,
    isExact: exact,
    run: async (request) => {
      const { logits } = await session.run(feeds(contest.requests[request] as ContestRequest));
      return logits?.data as Float32Array;
    },
    release: () => session.release(),
  };
}
