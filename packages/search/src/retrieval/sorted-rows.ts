import type { ItemId } from '@fusionrank/domain/id';
import type { SearchSort } from '@fusionrank/domain/search';
import type { CatalogIndex, IndexedItem } from './catalog-index.ts';
import { topRows } from './top-rows.ts';

/** An order asked for by name. */
export type ExplicitSort = Exclude<SearchSort, 'RELEVANCE'>;

export interface SortedRowsRequest {
  readonly sort: ExplicitSort;
  readonly index: CatalogIndex;
  readonly popularityOf: (itemId: ItemId) => number;
  readonly limit: number;
}

/** The first `limit` rows by an explicit sort, equal ones by row; those without the value sorted by come last. */
export function sortedRows(rows: Int32Array, { sort, index, popularityOf, limit }: SortedRowsRequest): Int32Array {
  const values = Float64Array.from(rows, (row) => {
    const entry = index.entryAt(row);
    return entry === undefined ? LAST : (sortValue(sort, entry, popularityOf) ?? LAST);
  });
  return topRows(rows, values, limit);
}

const LAST = Number.NEGATIVE_INFINITY;

function sortValue(
  sort: ExplicitSort,
  { item, price, createdAt }: IndexedItem,
  popularityOf: (itemId: ItemId) => number,
): number | undefined {
  switch (sort) {
    case 'PRICE_ASC':
      return price === undefined ? undefined : -price;
    case 'PRICE_DESC':
      return price;
    case 'NEWEST':
      return createdAt;
    case 'RATING':
      return item.rating?.average;
    case 'POPULARITY':
      return popularityOf(item.id);
  }
}
