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
  const isSoldOut = soldOut(index);
  const [sold, out] = [[], []] as [number[], number[]];
  for (let place = 0; place < rows.length; place++) (isSoldOut(rows[place] as number) ? out : sold).push(place);
  const order = new Int32Array(rows.length);
  order.set(placesInOrder(sold, { rows, scores }));
  order.set(placesInOrder(out, { rows, scores }), sold.length);
  return order;
}

/** What can't be bought now; asked once for each set of availabilities, not for each row. */
function soldOut(index: CatalogIndex): (row: number) => boolean {
  const { availability } = index.columns;
  const sets = Array.from(
    { length: availability.setCount() },
    (_, set) => availability.valuesOf(set)[0] === 'OUT_OF_STOCK',
  );
  return (row) => sets[availability.setAt(row)] === true && index.isLive(row);
}

function placesInOrder(places: readonly number[], { rows, scores }: Scored): Int32Array {
  return Int32Array.from(places).sort((a, b) => {
    const [first, second] = [ordered(scores[a]), ordered(scores[b])];
    return first === second ? (rows[a] as number) - (rows[b] as number) : second - first;
  });
}

/** A score that is no number stands below every number instead of dropping the item. */
function ordered(score: number | undefined): number {
  return score === undefined || Number.isNaN(score) ? Number.NEGATIVE_INFINITY : score;
}
