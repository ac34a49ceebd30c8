import type { CatalogIndex } from '../retrieval/catalog-index.ts';
import type { FusedRows } from '../retrieval/reciprocal-rank.ts';
import type { RankedItem } from '@fusionrank/domain/search';

/**
 * Candidates in the order they are shown: what can be bought before what is sold out, then by score, then by row, so
 * that equal scores always lie the same way. `scores` is aligned with the candidates. Candidates taken off sale meanwhile
 * are left out.
 */
export function orderSlate(candidates: FusedRows, scores: ArrayLike<number>, index: CatalogIndex): RankedItem[] {
  const shown = [...candidates.rows].flatMap((row, at) => {
    const item = index.entryAt(row)?.item;
    const score = scores[at] ?? 0;
    const sources = candidates.sources[at] ?? [];
    return item === undefined
      ? []
      : [{ itemId: item.id, soldOut: item.availability === 'OUT_OF_STOCK', score, sources, row }];
  });
  return shown
    .sort((a, b) => Number(a.soldOut) - Number(b.soldOut) || b.score - a.score || a.row - b.row)
    .map(({ itemId, score, sources }, position) => ({ itemId, position, score, sources }));
}
