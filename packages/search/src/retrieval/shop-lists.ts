import { MS_PER_DAY } from '@fusionrank/domain/clock';
import type { ItemId } from '@fusionrank/domain/id';
import type { CatalogIndex } from './catalog-index.ts';
import type { RankedList } from './reciprocal-rank.ts';
import { topRows } from './top-rows.ts';

/** An item counts as new for so long. */
const NEW_DAYS = 30;

export interface TrendingRequest {
  /** What to choose among. */
  readonly rows: Int32Array;
  readonly popularityOf: (itemId: ItemId) => number;
  readonly limit: number;
}

/** What shoppers touch most, most popular first; items that nobody touched fill the end, by row. */
export function trendingList({ rows, popularityOf, limit }: TrendingRequest, index: CatalogIndex): RankedList {
  const popularity = Float64Array.from(rows, (row) => {
    const entry = index.entryAt(row);
    return entry === undefined ? 0 : popularityOf(entry.item.id);
  });
  return { source: 'trending', rows: topRows(rows, popularity, limit) };
}

export interface NewRequest {
  readonly rows: Int32Array;
  readonly now: Date;
  readonly limit: number;
}

/** What came in within NEW_DAYS, newest first: an item without a past gets its chance. */
export function newList({ rows, now, limit }: NewRequest, index: CatalogIndex): RankedList {
  const createdAt = Float64Array.from(rows, (row) => {
    const at = index.entryAt(row)?.createdAt ?? -Infinity;
    const ageMs = now.getTime() - at;
    return ageMs >= 0 && ageMs < NEW_DAYS * MS_PER_DAY ? at : Number.NaN;
  });
  return { source: 'new', rows: topRows(rows, createdAt, limit) };
}
