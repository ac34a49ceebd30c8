import { INTERACTION_WEIGHT, type HistoryEntry } from '@fusionrank/domain/profile';
import type { ItemId } from '@fusionrank/domain/id';
import { reciprocalRank } from './reciprocal-rank.ts';
import { topRows } from './top-rows.ts';

export interface BehaviouralRequest {
  /** Newest first. */
  readonly history: readonly HistoryEntry[];
  readonly rowOf: (id: ItemId) => number | undefined;
  readonly neighboursOf: (row: number) => Int32Array;
  readonly accepts: (row: number) => boolean;
  readonly limit: number;
}

/** Each older interaction says a tenth less. */
export const RECENCY = 0.9;

/**
 * Neighbours of what the user touched: an item scores Σ interaction weight · 0.9^age · 1 / (60 + rank among the
 * neighbours), age counted in interactions. What a user sent back speaks against its neighbours.
 */
export function behaviouralRows({ history, rowOf, neighboursOf, accepts, limit }: BehaviouralRequest): Int32Array {
  const scores = new Map<number, number>();
  history.forEach((entry, age) => {
    const row = rowOf(entry.itemId);
    if (row === undefined) return;
    const weight = INTERACTION_WEIGHT[entry.kind] * RECENCY ** age;
    neighboursOf(row).forEach((neighbour, at) => {
      if (accepts(neighbour)) scores.set(neighbour, (scores.get(neighbour) ?? 0) + weight * reciprocalRank(at + 1));
    });
  });
  const liked = [...scores].filter(([, score]) => score > 0);
  return topRows(
    liked.map(([row]) => row),
    liked.map(([, score]) => score),
    limit,
  );
}
