import type { RankedItem } from '@fusionrank/domain/search';
import type { Scored } from '../reranking/order.ts';
import type { CatalogIndex } from '../retrieval/catalog-index.ts';
import type { FusedRows } from '../retrieval/reciprocal-rank.ts';

export interface OrderedCandidates extends Pick<Scored, 'scores'> {
  readonly candidates: FusedRows;
  /** Places in the candidates, best first. */
  readonly order: Int32Array;
}

/** Candidates in their final order, each with its sources. */
export function rankedItems({ candidates, scores, order }: OrderedCandidates, index: CatalogIndex): RankedItem[] {
  const items: RankedItem[] = [];
  for (const place of order) {
    const row = candidates.rows[place] ?? -1;
    const itemId = index.isLive(row) ? index.idAt(row) : undefined;
    if (itemId === undefined) continue;
    items.push({
      itemId,
      position: items.length,
      score: scores[place] ?? 0,
      sources: candidates.sources[place] ?? [],
    });
  }
  return items;
}
