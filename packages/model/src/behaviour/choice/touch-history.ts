import { sparseMatrix, type SparseMatrix } from '../sparse-matrix.ts';

/** What one user did, oldest first; an item stands as often as it was touched. */
export interface TouchHistory {
  readonly items: Int32Array;
  /** Aligned: how much each says; below 0 where the item was sent back. */
  readonly weights: Float32Array;
}

/** Weights of each user's items, added up: [users, items]. */
export function touchMatrix(items: number, histories: readonly TouchHistory[]): SparseMatrix {
  const cells = histories.flatMap(({ items: touched, weights }, row) =>
    Array.from(touched, (column, i) => ({ row, column, value: weights[i] as number })),
  );
  return sparseMatrix(histories.length, items, cells);
}

/** The items a user liked, each once, where it was touched last. */
export function likedItems({ items, weights }: TouchHistory): Int32Array {
  const liked = new Set<number>();
  for (let i = items.length - 1; i >= 0; i--) if ((weights[i] as number) > 0) liked.add(items[i] as number);
  return Int32Array.from([...liked].reverse());
}

/** Touches further back are not asked: a profile keeps no more. */
const REACH = 50;

/** The newest touches, oldest first, each k places back at recency^k of its weight; recency in (0, 1]. */
export function recentTouches({ items, weights }: TouchHistory, recency: number): TouchHistory {
  const recent = items.slice(-REACH);
  return {
    items: recent,
    weights: weights.slice(-REACH).map((weight, i) => weight * recency ** (recent.length - 1 - i)),
  };
}

/** What was not sent back. */
export function liked({ items, weights }: TouchHistory): TouchHistory {
  const isLiked = (_: number, i: number): boolean => (weights[i] as number) > 0;
  return { items: items.filter(isLiked), weights: weights.filter(isLiked) };
}

/** Fewer users than this, touching an item, say more about themselves than about the item. */
export const MIN_USERS = 3;
