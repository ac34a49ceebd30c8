import { MODALITIES } from '@fusionrank/domain/modality';
import { Tensor } from 'onnxruntime-node';
import { type Feeds, rowsOfWidth, userFeeds } from '../../fusion/learning-graph/feeds.ts';
import { blockRanges, fusedWidth, type NetworkConfig } from '../../fusion/network-shape.ts';
import { rankingModel } from '../../fusion/serving-graph/ranking-graph.ts';
import type { UserInputs } from '../../fusion/user-inputs.ts';
import { openModel } from '../../onnx/open-model.ts';
import { explanationPasses, type Pass, sharesOf } from '../explain.ts';
import { checkRows, explainedItems, type ItemMatrix, meanBlocks, NO_ITEMS } from '../item-matrix.ts';
import type { RankRequest } from '../ranker.ts';
import { requestInputs } from '../request-inputs.ts';
import { scoresOf } from '../scores.ts';
import type { TrainedNetwork } from '../trained-network.ts';
import { openItemModel } from './onnx-items.ts';
import type { RankingEngine } from './ranking-engine.ts';

/** Ranks with ONNX Runtime on the CPU: a request is one run of one graph, which reads the item matrix where it lies. */
export async function openOnnxRanking(network: TrainedNetwork, threads: number): Promise<RankingEngine> {
  const { shape } = network;
  const session = await openModel(rankingModel(shape, network.weights), threads);
  const itemModel = await openItemModel(network, threads);
  let items = NO_ITEMS;
  // Worked out when somebody asks for the first explanation over these items.
  let mean: Float32Array | undefined;
  const run = async (feeds: Feeds): Promise<Float32Array> => {
    const { logits } = await session.run(feeds);
    return logits?.data as Float32Array;
  };
  const logits = async (request: RankRequest): Promise<Float32Array> =>
    request.rows.length === 0 ? new Float32Array(0) : run(requestFeeds(network, items, request));
  return {
    setItems: async (table) => {
      items = await itemModel.matrixOf(table);
      mean = undefined;
    },
    logits,
    score: async (request) => scoresOf(await logits(request), network),
    explain: async (request) => {
      mean ??= meanBlocks(items, shape);
      const scores: Float32Array[] = [];
      for (const pass of explanationPasses(explainedItems(items, network, mean), request)) {
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

function requestFeeds({ shape }: TrainedNetwork, items: ItemMatrix, request: RankRequest): Feeds {
  const { rows, cross, without = [] } = request;
  checkRows(rows, items);
  const users = requestInputs(request, { items, widths: shape.widths });
  return feeds({ shape }, { table: items.values, users, rows, cross, kept: keptColumns(shape.config, without) });
}

/** The pass's candidates are no rows of the item matrix: they and the history are a small table of their own. */
function passFeeds({ shape }: TrainedNetwork, items: ItemMatrix, { blocks, cross, ...asker }: Pass): Feeds {
  const d = fusedWidth(shape.config);
  const users = requestInputs(asker, { items, widths: shape.widths });
  const table = new Float32Array(users.historyLength * d + blocks.length);
  users.historyItems.forEach((row, i) => table.set(items.values.subarray(row * d, (row + 1) * d), i * d));
  table.set(blocks, users.historyLength * d);
  return feeds(
    { shape },
    {
      table,
      users: { ...users, historyItems: users.historyItems.map((_, place) => place) },
      rows: Int32Array.from({ length: blocks.length / d }, (_, i) => users.historyLength + i),
      cross,
      kept: keptColumns(shape.config, []),
    },
  );
}

interface RankingInputs {
  /** [items, d] */
  readonly table: Float32Array;
  /** Of one user; `historyItems` are rows of the table. */
  readonly users: UserInputs;
  readonly rows: Int32Array;
  /** [rows, cross] */
  readonly cross: Float32Array;
  /** [d] */
  readonly kept: Float32Array;
}

/** @throws RangeError when there are not as many cross features as the candidates have. */
function feeds({ shape }: Pick<TrainedNetwork, 'shape'>, { table, users, rows, cross, kept }: RankingInputs): Feeds {
  const d = fusedWidth(shape.config);
  const width = shape.widths.cross;
  if (cross.length !== rows.length * width)
    throw new RangeError(`cross features: expected ${rows.length} × ${width} numbers, got ${cross.length}`);
  return {
    'batch:table': rowsOfWidth(table, d),
    'batch:rows': new Tensor('int32', rows, [rows.length]),
    'batch:historyRows': new Tensor('int32', users.historyItems, [1, users.historyLength]),
    'batch:kept': rowsOfWidth(kept, d),
    ...userFeeds(shape, users),
    ...(width > 0 && { 'batch:cross': rowsOfWidth(cross, width) }),
  };
}

/** [d], 0 in the blocks to do without. */
function keptColumns(config: NetworkConfig, without: NonNullable<RankRequest['without']>): Float32Array {
  const kept = new Float32Array(fusedWidth(config)).fill(1);
  blockRanges(config).forEach(({ start, width }, block) => {
    if (without.includes(MODALITIES[block] as (typeof MODALITIES)[number])) kept.fill(0, start, start + width);
  });
  return kept;
}
