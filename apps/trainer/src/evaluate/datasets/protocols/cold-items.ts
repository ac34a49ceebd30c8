import type { UserItems } from '@fusionrank/model/evaluation';
import { measured, unpackRankings } from './item-ranking.ts';
import type { ColdItems } from './protocol.ts';

export interface ColdItemsTask {
  /** Items that somebody took in what a contender learns from, in any order. */
  readonly taken: Iterable<number>;
  readonly users: Int32Array;
  /** What test asks for. */
  readonly relevant: UserItems;
  readonly cutoffs: readonly number[];
}

/** Recall of the test items that nobody took before, in the same rankings; undefined when there are none. Reads the test labels. */
export function coldItems({ taken, users, relevant, cutoffs }: ColdItemsTask): ColdItems | undefined {
  const cold = without(new Set(taken), relevant);
  const names = Object.fromEntries(cutoffs.map((cutoff) => [`Recall@${cutoff}`, ['recall', cutoff] as const]));
  const measure = measured(names);
  if (users.every((user) => cold.starts[user] === cold.starts[user + 1])) return undefined;
  return {
    metrics: Object.keys(names),
    judge: (test) => measure(unpackRankings(test, users), cold),
  };
}

function without(items: ReadonlySet<number>, { starts, indices }: UserItems): UserItems {
  const left = new Int32Array(starts.length);
  const kept: number[] = [];
  for (let user = 0; user + 1 < starts.length; user++) {
    for (const item of indices.subarray(starts[user], starts[user + 1])) if (!items.has(item)) kept.push(item);
    left[user + 1] = kept.length;
  }
  return { starts: left, indices: Int32Array.from(kept) };
}
