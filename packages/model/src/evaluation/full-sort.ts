import type { OnProgress } from '@fusionrank/domain/progress';
import { createRng, shuffled } from '@fusionrank/domain/rng';
import { TopK } from '../linear-algebra/top-k.ts';
import { ndcgAt } from './ndcg.ts';
import { hitAt, precisionAt, recallAt } from './recall.ts';

/** Writes one score per item for a user, larger is better; every place must be written. −Infinity stands last. */
export type ItemScores = (user: number, scores: Float32Array) => void | Promise<void>;

/** Sets of items, one a user: user u's items stand at starts[u] … starts[u + 1] − 1. A sparse matrix is one. */
export interface UserItems {
  /** [users + 1] */
  readonly starts: Int32Array;
  readonly indices: Int32Array;
}

export interface FullSortTask {
  /** Who is ranked for; the rankings come in this order. */
  readonly users: ArrayLike<number>;
  readonly items: number;
  /** Left out of a user's ranking, also where such an item is relevant: it then counts as missed, as in the published protocols. */
  readonly known: UserItems;
  readonly scores: ItemScores;
  /** Items kept of each ranking. */
  readonly depth?: number;
  readonly stage?: string;
  readonly onProgress?: OnProgress;
  /** Looked at every few hundred users; its reason is thrown. */
  readonly signal?: AbortSignal;
}

/** The top of each user's ranking. */
export interface FullSortRankings {
  readonly users: Int32Array;
  readonly depth: number;
  /** [users, depth] best first; −1 where the items gave out. */
  readonly top: Int32Array;
}

/** Enough for every cutoff up to 50. */
export const FULL_SORT_DEPTH = 50;
const USERS_BETWEEN_BREATHS = 256;

/**
 * Ranks all items for each user, those known to the user left out, and keeps the best `depth`. Equal scores go by `tieOrder`:
 * the same on every run, and by nothing that an item's number may tell. Throws RangeError on a score of an unknown item that is
 * not a number.
 */
export async function rankAllItems(task: FullSortTask): Promise<FullSortRankings> {
  const { users, items, depth = FULL_SORT_DEPTH } = task;
  const scores = new Float32Array(items);
  const known = new Uint8Array(items);
  const order = tieOrder(items);
  const top = new Int32Array(users.length * depth).fill(-1);
  for (let i = 0; i < users.length; i++) {
    if (i % USERS_BETWEEN_BREATHS === 0) await breathe(task, i);
    const user = users[i] as number;
    const written = task.scores(user, scores);
    if (written !== undefined) await written;
    mark(known, task.known, { user, as: 1 });
    top.set(best(scores, { known, order, depth, user }), i * depth);
    mark(known, task.known, { user, as: 0 });
  }
  task.onProgress?.({ stage: task.stage ?? 'rank', done: users.length, total: users.length });
  return { users: Int32Array.from(users), depth, top };
}

/** Lets signals and timers through, which a scorer that never waits would hold up. */
async function breathe(task: FullSortTask, done: number): Promise<void> {
  await new Promise(setImmediate);
  task.signal?.throwIfAborted();
  task.onProgress?.({ stage: task.stage ?? 'rank', done, total: task.users.length });
}

function mark(known: Uint8Array, { starts, indices }: UserItems, { user, as }: { user: number; as: 0 | 1 }): void {
  const end = starts[user + 1] ?? 0;
  for (let i = starts[user] ?? 0; i < end; i++) known[indices[i] as number] = as;
}

/**
 * The order of items of equal score, best first: a fixed permutation. Numbers of items are no fair order, for data sets number
 * items as they first come up, those of test last: a scorer that tells nothing would rank by what it must not know.
 */
export function tieOrder(items: number): Int32Array {
  const all = Array.from({ length: items }, (_, item) => item);
  return Int32Array.from(shuffled(all, createRng('order of ties')));
}

interface BestOf {
  readonly known: Uint8Array;
  /** Items as they are offered. */
  readonly order: Int32Array;
  readonly depth: number;
  readonly user: number;
}

function best(scores: Float32Array, { known, order, depth, user }: BestOf): Int32Array {
  const top = new TopK(depth);
  let least = top.least();
  for (let place = 0; place < order.length; place++) {
    const item = order[place] as number;
    const score = scores[item] as number;
    if (score <= least || known[item] === 1) continue;
    if (Number.isNaN(score)) throw new RangeError(`expected a score of item ${item} for user ${user}, got NaN`);
    top.offer(place, score);
    least = top.least();
  }
  return top.result().rows.map((place) => order[place] as number);
}

/** One value a ranked user, in their order; null where nothing is relevant to the user. All in [0, 1]. */
export type PerUser = readonly (number | null)[];

export interface FullSortValues {
  readonly recall: PerUser;
  readonly precision: PerUser;
  /** 1 or 0. */
  readonly hit: PerUser;
  /** Gain 1 for a relevant item; the ideal has min(k, relevant items) of them on top. */
  readonly ndcg: PerUser;
}

/** Metrics at cutoff k of each ranked user; relevant is what `relevant` lists. Throws RangeError beyond the rankings' depth. */
export function fullSortAt(k: number, rankings: FullSortRankings, relevant: UserItems): FullSortValues {
  const { users, depth, top } = rankings;
  if (k > depth) throw new RangeError(`expected a cutoff of at most ${depth} ranks, got ${k}`);
  const values = Array.from(users, (user, i) => {
    const wanted = new Set(relevant.indices.subarray(relevant.starts[user] ?? 0, relevant.starts[user + 1] ?? 0));
    const grades = Array.from(top.subarray(i * depth, i * depth + k), (item) => (wanted.has(item) ? 1 : 0));
    const total = wanted.size;
    return {
      recall: recallAt(k, grades, total),
      precision: total === 0 ? null : precisionAt(k, grades),
      hit: hitAt(k, grades, total),
      ndcg: ndcgAt(k, grades, new Array<number>(Math.min(k, total)).fill(1)),
    };
  });
  return {
    recall: values.map(({ recall }) => recall),
    precision: values.map(({ precision }) => precision),
    hit: values.map(({ hit }) => hit),
    ndcg: values.map(({ ndcg }) => ndcg),
  };
}
