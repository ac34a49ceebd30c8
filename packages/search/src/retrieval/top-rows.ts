import { bestFirst } from './best-first.ts';

/**
 * The `limit` rows of the largest values, best first, equal values by row: a total order, so that the same input always
 * gives the same slate. `values` is aligned with `rows`; a NaN never gets in. O(n log limit).
 */
export function topRows(rows: ArrayLike<number>, values: ArrayLike<number>, limit: number): Int32Array {
  return bestFirst(rows, values, limit).rows;
}
