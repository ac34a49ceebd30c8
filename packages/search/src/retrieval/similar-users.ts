import type { ItemId } from '@fusionrank/domain/id';
import { INTERACTION_WEIGHT, type HistoryEntry } from '@fusionrank/domain/profile';
import { RECENCY } from './behavioural.ts';
import { topRows } from './top-rows.ts';

/** What somebody who behaves like the user did lately. */
export interface SimilarUser {
  /** Of their behaviour and the user's, in (0, 1]. */
  readonly similarity: number;
  /** Newest first. */
  readonly history: readonly HistoryEntry[];
}

export interface SimilarUsersRequest {
  readonly users: readonly SimilarUser[];
  readonly rowOf: (id: ItemId) => number | undefined;
  readonly accepts: (row: number) => boolean;
  readonly limit: number;
}

/**
 * What the user's neighbours touched: an item scores Σ similarity · interaction weight · 0.9^age over the neighbours, age counted in
 * interactions of that neighbour. What neighbours sent back speaks against it. Best first, scores above 0 alone.
 */
export function rowsOfSimilarUsers({ users, rowOf, accepts, limit }: SimilarUsersRequest): Int32Array {
  const scores = new Map<number, number>();
  for (const { similarity, history } of users) {
    history.forEach(({ itemId, kind }, age) => {
      const row = rowOf(itemId);
      if (row === undefined || !accepts(row)) return;
      const say = similarity * INTERACTION_WEIGHT[kind] * RECENCY ** age;
      scores.set(row, (scores.get(row) ?? 0) + say);
    });
  }
  const liked = [...scores].filter(([, score]) => score > 0);
  return topRows(
    liked.map(([row]) => row),
    liked.map(([, score]) => score),
    limit,
  );
}
