import { Worker } from 'node:worker_threads';
import type { EngineChoice } from './engine/open-engine.ts';
import type { ItemFeatureTable } from './item-features.ts';
import type { CountedTable } from './item-matrix.ts';
import type { ExplainRequest, ItemChange, KeptRanker, RankRequest, RankScores, ScoreShares } from './ranker.ts';
import { converse, type Conversation } from '../threads/index.ts';
import type { Answer, Task } from './ranker-messages.ts';
import type { MatrixArrays } from './stored-matrix.ts';
import type { TrainedNetwork } from './trained-network.ts';

/** Without an engine named: TensorFlow.js where it runs on a GPU, ONNX Runtime everywhere else. */
export type RankerOptions = Partial<EngineChoice>;

/**
 * A ranker in a worker thread of its own: scoring never blocks the caller's event loop. Requests are answered in their order.
 * Every call is rejected with Problem ENVIRONMENT once the worker is gone.
 */
export async function openRanker(
  { network }: { readonly network: TrainedNetwork },
  options: RankerOptions = {},
): Promise<KeptRanker> {
  const worker = new Worker(new URL('./ranker-worker.mjs', import.meta.url), { execArgv: [] });
  const { ask, end } = converse<Task, Answer>(worker, { thread: 'ranking thread' });
  await ask({ kind: 'open', network, options });
  return {
    modelVersion: network.modelVersion,
    crossFeatures: network.crossFeatures,
    setItems: async (table: ItemFeatureTable) => {
      await ask({ kind: 'items', items: withoutIds(table) });
    },
    changeItems: async ({ table, rows, expected }: ItemChange) => {
      if (rows.length !== table.ids.length)
        throw new RangeError(`changed items: expected ${table.ids.length} rows, got ${rows.length}`);
      await ask({ kind: 'rows', items: { ...withoutIds(table), rows, ...(expected !== undefined && { expected }) } });
    },
    ...keptItems(ask),
    rank: async (request: RankRequest, signal?: AbortSignal): Promise<RankScores> => {
      const answer = await ask({ kind: 'rank', request }, { signal });
      if (answer.kind !== 'scores') throw new TypeError(`expected scores, got ${answer.kind}`);
      return answer.scores;
    },
    explain: async (request: ExplainRequest, signal?: AbortSignal): Promise<ScoreShares> => {
      const answer = await ask({ kind: 'explain', request }, { signal });
      if (answer.kind !== 'shares') throw new TypeError(`expected shares, got ${answer.kind}`);
      return answer.shares;
    },
    close: end,
  };
}

function keptItems(
  ask: Conversation<Task, Answer>['ask'],
): Pick<KeptRanker, 'itemMatrix' | 'itemPart' | 'restoreItems'> {
  return {
    itemMatrix: async () => {
      const answer = await ask({ kind: 'matrix' });
      if (answer.kind !== 'matrix') throw new TypeError(`expected what is kept of items, got ${answer.kind}`);
      return answer.shape;
    },
    itemPart: async (part) => {
      const answer = await ask({ kind: 'part', part });
      if (answer.kind !== 'part') throw new TypeError(`expected rows of items, got ${answer.kind}`);
      return answer.array;
    },
    restoreItems: async (arrays) => {
      await ask({ kind: 'restore', arrays }, { handedOver: buffersOf(arrays) });
    },
  };
}

function buffersOf({ vectors, present }: MatrixArrays): readonly ArrayBuffer[] {
  const arrays = [vectors.values, present, ...(vectors.precision === 'int8' ? [vectors.scales] : [])];
  return arrays.map(({ buffer }) => buffer as ArrayBuffer);
}

/** Ids and links stay here: the worker knows rows only, and what links say comes as cross features. */
function withoutIds({ ids, text, image, attributes, numeric, behaviour }: ItemFeatureTable): CountedTable {
  return { count: ids.length, table: { ids: [], text, image, attributes, numeric, behaviour } };
}
