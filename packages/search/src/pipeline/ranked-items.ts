import { RankedItems } from '@fusionrank/domain/ranked-items';
import type { AppliedRule } from '@fusionrank/domain/rule';
import type { Scored } from '../reranking/order.ts';
import type { CatalogIndex } from '../retrieval/catalog-index.ts';
import type { FusedRows } from '../retrieval/reciprocal-rank.ts';

export interface OrderedCandidates extends Pick<Scored, 'scores'> {
  readonly candidates: FusedRows;
  /** Places in the candidates, best first. */
  readonly order: Int32Array;
  /** What the shop's rules did, by place in the candidates; absent: nothing. */
  readonly rules?: ReadonlyMap<number, readonly AppliedRule[]>;
}

/** Candidates that are sold, in their final order, each with its sources. */
export function rankedItems({ candidates, scores, order, rules }: OrderedCandidates, index: CatalogIndex): RankedItems {
  const { rows, sources } = candidates;
  const places = order.filter((place) => index.isLive(rows[place] as number));
  return new RankedItems({
    rows: Int32Array.from(places, (place) => rows[place] as number),
    scores: Float64Array.from(places, (place) => scores[place] ?? 0),
    sources: Uint8Array.from(places, (place) => sources[place] as number),
    ...(rules === undefined ? {} : { rules: byPosition(places, rules) }),
    idAt: index.idAt,
  });
}

function byPosition(
  places: Int32Array,
  rules: ReadonlyMap<number, readonly AppliedRule[]>,
): ReadonlyMap<number, readonly AppliedRule[]> {
  const at = new Map<number, readonly AppliedRule[]>();
  places.forEach((place, position) => {
    const applied = rules.get(place);
    if (applied !== undefined) at.set(position, applied);
  });
  return at;
}
