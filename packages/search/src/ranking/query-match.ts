import { itemValues } from '../retrieval/item-columns.ts';
import type { CatalogIndex } from '../retrieval/catalog-index.ts';
import type { FeatureGroup } from './feature-group.ts';

/** How well the item's words answer the query's. A browse asks for nothing: `hasQuery` 0, and so the rest. */
export const queryMatch: FeatureGroup = {
  names: ['hasQuery', 'lexicalMatch', 'bm25', 'bm25Share', 'termShare', 'titleShare', 'mentionShare', 'hasMention'],
  modality: undefined,
  prepare: ({ query, index, rows }) => {
    const { score, termsHeld, titleTermsHeld, bound } = index.lexical.scores(query.terms, rows);
    const asked = Math.max(1, query.terms.length + query.unknownWords.length);
    return (row, at) => {
      const bm25 = score[at] ?? 0;
      return [
        query.browsing ? 0 : 1,
        bm25 > 0 ? 1 : 0,
        Math.log1p(bm25) / 3,
        bound === 0 ? 0 : bm25 / bound,
        (termsHeld[at] ?? 0) / asked,
        (titleTermsHeld[at] ?? 0) / asked,
        mentionShare(query.mentions, row, index),
        query.mentions.length > 0 ? 1 : 0,
      ];
    };
  },
};

/** Share of the attribute values named in the query that the item has, in [0, 1]. */
function mentionShare(
  mentions: readonly { readonly key: string; readonly value: string }[],
  row: number,
  index: CatalogIndex,
): number {
  const entry = index.entryAt(row);
  if (mentions.length === 0 || entry === undefined) return 0;
  const values = new Map(itemValues(entry.item));
  const had = mentions.filter(({ key, value }) => values.get(key)?.includes(value) === true);
  return had.length / mentions.length;
}
