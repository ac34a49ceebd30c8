/** Clicks below this rank add nothing to NDCG. */
export const NDCG_DEPTH = 10;

/** What a click at `position` (0 is the top slot) is worth: 1 / log2(rank + 1) within the first ten ranks, rank from 1, else 0. */
export function clickDiscount(position: number): number {
  return position < NDCG_DEPTH ? 1 / Math.log2(position + 2) : 0;
}

/** The best that `clicks` clicked products could have been worth: all of them at the top. */
export function idealDiscount(clicks: number): number {
  let sum = 0;
  for (let position = 0; position < Math.min(clicks, NDCG_DEPTH); position++) sum += clickDiscount(position);
  return sum;
}

/**
 * NDCG@10 of one search whose clicked products have grade 1 and all others 0 (gain 2^grade − 1 and discount log2(rank + 1): Burges et
 * al., 2005), in [0, 1]; null without a click, which says nothing of the order. The ideal is over what was clicked, at any depth.
 *
 * @param positions Of the clicked products, each once, 0 the top slot.
 */
export function clickNdcg(positions: readonly number[]): number | null {
  if (positions.length === 0) return null;
  return positions.reduce((sum, position) => sum + clickDiscount(position), 0) / idealDiscount(positions.length);
}
