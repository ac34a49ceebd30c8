import { topRows } from '../retrieval/top-rows.ts';
import type { CatalogIndex } from '../retrieval/catalog-index.ts';

export interface Scored {
  readonly rows: Int32Array;
  /** Aligned with `rows`, larger is better. */
  readonly scores: ArrayLike<number>;
}

/**
 * The final order, as places in `rows`: by score, equal scores by row, so that the same input always gives the same slate;
 * what can't be bought now comes last, in its own order.
 */
export function slateOrder({ rows, scores }: Scored, index: CatalogIndex): Int32Array {
  const places = Int32Array.from(rows, (_, place) => place).sort((a, b) => (rows[a] ?? 0) - (rows[b] ?? 0));
  const best = topRows(
    places,
    Float64Array.from(places, (place) => ordered(scores[place])),
    places.length,
  );
  const isSoldOut = (place: number): boolean => index.entryAt(rows[place] ?? -1)?.item.availability === 'OUT_OF_STOCK';
  return Int32Array.from([...best.filter((place) => !isSoldOut(place)), ...best.filter(isSoldOut)]);
}

/** A score that is no number stands below every number instead of dropping the item. */
function ordered(score: number | undefined): number {
  return score === undefined || Number.isNaN(score) ? Number.NEGATIVE_INFINITY : score;
}
