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
  const { availability } = index.columns;
  const places = Array.from(rows, (row, place) => ({
    place,
    row,
    score: ordered(scores[place]),
    soldOut: index.isLive(row) && availability.at(row)[0] === 'OUT_OF_STOCK' ? 1 : 0,
  }));
  places.sort((a, b) => a.soldOut - b.soldOut || (a.score === b.score ? a.row - b.row : b.score - a.score));
  return Int32Array.from(places, ({ place }) => place);
}

/** A score that is no number stands below every number instead of dropping the item. */
function ordered(score: number | undefined): number {
  return score === undefined || Number.isNaN(score) ? Number.NEGATIVE_INFINITY : score;
}
