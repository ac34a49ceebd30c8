import type { ItemId } from '@fusionrank/domain/id';
import type { SearchSort } from '@fusionrank/domain/search';
import type { CatalogIndex, IndexedItem } from './catalog-index.ts';
import { topRows } from './top-rows.ts';

/** An order that the shopper asked for by name. */
export type ExplicitSort = Exclude<SearchSort, 'RELEVANCE'>;

export interface Sorting {
  readonly sort: ExplicitSort;
  readonly index: CatalogIndex;
  readonly popularityOf: (itemId: ItemId) => number;
  readonly limit: number;
}

/** The first `limit` rows in the order asked for; items that lack what is sorted by stand last; equal ones by row. */
export function sortedRows(rows: Int32Array, { sort, index, popularityOf, limit }: Sorting): Int32Array {
  const values = Float64Array.from(rows, (row) => {
    const entry = index.entryAt(row);
    return entry === undefined ? -Infinity : (sortValue(sort, entry, popularityOf) ?? -Infinity);
  });
  return topRows(rows, values, limit);
}

/** Larger stands first. */
function sortValue(sort: ExplicitSort, entry: IndexedItem, popularityOf: Sorting['popularityOf']): number | undefined {
  switch (sort) {
    case 'PRICE_ASC':
      return entry.price === undefined ? undefined : -entry.price;
    case 'PRICE_DESC':
      return entry.price;
    case 'NEWEST':
      return entry.createdAt;
    case 'RATING':
      return entry.item.rating?.average;
    case 'POPULARITY':
      return popularityOf(entry.item.id);
  }
}
