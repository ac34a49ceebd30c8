import { Tensor } from 'onnxruntime-node';
import { type Feeds, rowsOfWidth, userFeeds } from '../../fusion/learning-graph/feeds.ts';
import { fusedWidth, type NetworkShape } from '../../fusion/network-shape.ts';
import type { ItemPrecision } from '../../fusion/serving-graph/item-precision.ts';
import { rankingModel } from '../../fusion/serving-graph/ranking-graph.ts';
import type { UserInputs } from '../../fusion/user-inputs.ts';
import { openModel } from '../../onnx/open-model.ts';
import { candidateRows } from '../candidate-rows.ts';
import { explanationPasses, type Pass, sharesOf } from '../explain.ts';
import { allRows, checkRows, emptyMatrix, explainedItems, type ItemMatrix, rowOf } from '../item-matrix.ts';
import { emptyVectors, type ItemVectors, writeVectors } from '../item-vectors.ts';
import type { RankRequest } from '../ranker.ts';
import { requestInputs } from '../request-inputs.ts';
import { scoresOf } from '../scores.ts';
import { restoredMatrix } from '../stored-matrix.ts';
import type { TrainedNetwork } from '../trained-network.ts';
import { itemVectorFeeds } from './item-vector-feeds.ts';
import { openItemModel } from './onnx-items.ts';
import type { RankingEngine } from './ranking-engine.ts';

export interface OnnxRankingOptions {
  readonly threads: number;
  /** How the item matrix is kept; float32 unless told. */
  readonly precision?: ItemPrecision;
}

/** Ranks with ONNX Runtime on the CPU: a request is one run of one graph, which reads the item matrix where it lies. */
export async function openOnnxRanking(
  network: TrainedNetwork,
  { threads, precision = 'float32' }: OnnxRankingOptions,
): Promise<RankingEngine> {
  const { shape } = network;
  const session = await openModel(rankingModel(shape, network.weights, precision), threads);
  const itemModel = await openItemModel(network, threads);
  let items = emptyMatrix(shape, precision);
  const run = async (feeds: Feeds): Promise<Float32Array> => {
    const { logits } = await session.run(feeds);
    return logits?.data as Float32Array;
  };
  const logits = async (request: RankRequest): Promise<Float32Array> =>
    request.rows.length === 0 ? new Float32Array(0) : run(requestFeeds(network, items, request));
  return {
    setItems: async (table) => {
      items = await itemModel.changed(emptyMatrix(shape, precision), allRows(table));
    },
    changeItems: async (rows) => {
      items = await itemModel.changed(items, rows);
    },
    items: () => items,
    restoreItems: async (arrays) => {
      items = await Promise.resolve(restoredMatrix(shape, precision, arrays));
    },
    logits,
    score: async (request) => scoresOf(await logits(request), network),
    explain: async (request) => {
      const scores: Float32Array[] = [];
      for (const pass of explanationPasses(explainedItems(items, network), request)) {
        const found = pass.blocks.length === 0 ? pass.blocks : await run(passFeeds(network, items, pass));
        scores.push(scoresOf(found, network).score);
      }
      return sharesOf(request, scores);
    },
    release: async () => {
      await Promise.all([session.release(), itemModel.release()]);
    },
  };
}

function requestFeeds(network: TrainedNetwork, items: ItemMatrix, request: RankRequest): Feeds {
  const { shape } = network;
  const { rows, cross, without = [] } = request;
  const users = requestInputs(request, { items, widths: shape.widths });
  if (without.length > 0)
    return feedsOfOwnTable(shape, items, { users, cross, blocks: candidateRows(network, items, request) });
  checkRows(rows, items);
  return feeds(shape, { table: items.vectors, users, rows, cross });
}

function passFeeds({ shape }: TrainedNetwork, items: ItemMatrix, { blocks, cross, ...asker }: Pass): Feeds {
  const users = requestInputs(asker, { items, widths: shape.widths });
  return feedsOfOwnTable(shape, items, { users, cross, blocks });
}

interface OwnTable {
  /** `historyItems` are rows of the item matrix. */
  readonly users: UserInputs;
  readonly cross: Float32Array;
  /** [candidates, d] */
  readonly blocks: Float32Array;
}

/** Candidates that are no rows of the item matrix: they and the history are a small table of their own. */
function feedsOfOwnTable(shape: NetworkShape, items: ItemMatrix, { users, cross, blocks }: OwnTable): Feeds {
  const d = fusedWidth(shape.config);
  const [history, count] = [users.historyLength, blocks.length / d];
  const table = emptyVectors(items.vectors.precision, { count: history + count, d });
  users.historyItems.forEach((row, place) => writeVectors(table, place, { rows: rowOf(items, row), d }));
  writeVectors(table, history, { rows: blocks, d });
  return feeds(shape, {
    table,
    users: { ...users, historyItems: users.historyItems.map((_, place) => place) },
    rows: Int32Array.from({ length: count }, (_, i) => history + i),
    cross,
  });
}

interface RankingInputs {
  /** [items, d] */
  readonly table: ItemVectors;
  /** Of one user; `historyItems` are rows of the table. */
  readonly users: UserInputs;
  readonly rows: Int32Array;
  /** [rows, cross] */
  readonly cross: Float32Array;
}

/** @throws RangeError when there are not as many cross features as the candidates have. */
function feeds(shape: NetworkShape, { table, users, rows, cross }: RankingInputs): Feeds {
  const d = fusedWidth(shape.config);
  const width = shape.widths.cross;
  if (cross.length !== rows.length * width)
    throw new RangeError(`cross features: expected ${rows.length} × ${width} numbers, got ${cross.length}`);
  return {
    ...itemVectorFeeds(table, d),
    'batch:rows': new Tensor('int32', rows, [rows.length]),
    'batch:historyRows': new Tensor('int32', users.historyItems, [users.historyLength]),
    ...userFeeds(shape, users),
    ...(width > 0 && { 'batch:cross': rowsOfWidth(cross, width) }),
  };
}
