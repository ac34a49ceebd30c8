import type { SearchSort } from '@fusionrank/domain/search';
import type { CatalogIndex } from './catalog-index.ts';
import { topRows } from './top-rows.ts';

/** An order asked for by name. */
export type ExplicitSort = Exclude<SearchSort, 'RELEVANCE'>;

export interface SortedRowsRequest {
  readonly sort: ExplicitSort;
  readonly index: CatalogIndex;
  readonly popularityOf: (row: number) => number;
  readonly limit: number;
}

/** The first `limit` live rows by an explicit sort, equal ones by row; those without the value sorted by come last. */
export function sortedRows(rows: Int32Array, { sort, index, popularityOf, limit }: SortedRowsRequest): Int32Array {
  const valueOf = sortValue(sort, { index, popularityOf });
  const values = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const value = index.isLive(row) ? valueOf(row) : LAST;
    values[i] = Number.isNaN(value) ? LAST : value;
  }
  return topRows(rows, values, limit);
}

const LAST = Number.NEGATIVE_INFINITY;

function sortValue(
  sort: ExplicitSort,
  { index, popularityOf }: Pick<SortedRowsRequest, 'index' | 'popularityOf'>,
): (row: number) => number {
  const { numbers, createdAt } = index.columns;
  switch (sort) {
    case 'PRICE_ASC':
      return (row) => -numbers.price.at(row);
    case 'PRICE_DESC':
      return numbers.price.at;
    case 'NEWEST':
      return createdAt.at;
    case 'RATING':
      return numbers.rating.at;
    case 'POPULARITY':
      return popularityOf;
  }
}
