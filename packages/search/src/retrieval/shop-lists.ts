import { MS_PER_DAY } from '@fusionrank/domain/clock';
import type { CatalogIndex } from './catalog-index.ts';
import type { Matches } from './matches.ts';
import type { RankedList } from './reciprocal-rank.ts';
import { createRowList } from './row-list.ts';
import { rowValues } from './row-values.ts';
import { topRows } from './top-rows.ts';

/** An item counts as new for so long. */
const NEW_DAYS = 30;

/** What to choose among: `rows` where they are all, else also what `has` says. */
export type Choice = Pick<Matches, 'rows' | 'complete' | 'has'>;

/** What is read of the index. */
export type OrderedRows = Pick<CatalogIndex, 'rowCount' | 'orders'> & {
  readonly columns: Pick<CatalogIndex['columns'], 'createdAt'>;
};

export interface TrendingRequest {
  readonly among: Choice;
  readonly popularityOf: (row: number) => number;
  readonly limit: number;
}

/** What shoppers touch most, most popular first; items that nobody touched fill the end, by row. */
export function trendingList({ among, popularityOf, limit }: TrendingRequest, index: OrderedRows): RankedList {
  const order = among.complete ? undefined : index.orders.current();
  const rows =
    order === undefined
      ? among.rows
      : firstAlong(order.popular, { among, limit, index, newFrom: order.rowCount, goesOn: () => true });
  return { source: 'trending', rows: topRows(rows, rowValues(rows, popularityOf), limit) };
}

export interface NewRequest {
  readonly among: Choice;
  readonly now: Date;
  readonly limit: number;
}

/** What came in within NEW_DAYS, newest first: an item without a past gets its chance. */
export function newList({ among, now, limit }: NewRequest, index: OrderedRows): RankedList {
  const order = among.complete ? undefined : index.orders.current();
  const { createdAt } = index.columns;
  const oldest = now.getTime() - NEW_DAYS * MS_PER_DAY;
  /** NaN for what is not new, also for what is said to be of tomorrow. */
  const newness = (row: number): number => {
    const at = createdAt.at(row);
    return at > oldest && at <= now.getTime() ? at : Number.NaN;
  };
  const has = (row: number): boolean => !Number.isNaN(newness(row)) && among.has(row);
  const rows =
    order === undefined
      ? among.rows
      : firstAlong(order.newest, {
          among: { rows: among.rows, has },
          limit,
          index,
          newFrom: order.rowCount,
          goesOn: (row) => createdAt.at(row) > oldest,
        });
  return { source: 'new', rows: topRows(rows, rowValues(rows, newness), limit) };
}

interface Walk {
  readonly among: Pick<Choice, 'rows' | 'has'>;
  readonly limit: number;
  readonly index: Pick<CatalogIndex, 'rowCount'>;
  /** The first row that has no place in the order. */
  readonly newFrom: number;
  /** Whether anything at or behind a row of the order can be wanted. */
  readonly goesOn: (row: number) => boolean;
}

/** Values have moved since the order was made: so many times what is wanted are looked at. */
const MARGIN = 2;
/** Rows asked whether they match, at most: tens of milliseconds where matches are all far down the order. */
export const MOST_ASKED = 50_000;

/**
 * The first matches along an order, and all of those that came since it was made; those gathered besides, where the way to
 * enough of them is too long.
 */
function firstAlong(order: Int32Array, { among, limit, index, newFrom, goesOn }: Walk): Int32Array {
  const found = createRowList();
  let left = MARGIN * limit;
  let at = 0;
  for (; at < Math.min(order.length, MOST_ASKED) && left > 0; at++) {
    const row = order[at] as number;
    if (!goesOn(row)) break;
    if (!among.has(row)) continue;
    found.add(row);
    left--;
  }
  if (at === MOST_ASKED && left > 0) {
    const there = new Set(found.rows());
    for (const row of among.rows) if (row < newFrom && !there.has(row)) found.add(row);
  }
  for (let row = newFrom; row < index.rowCount(); row++) if (among.has(row)) found.add(row);
  return found.rows();
}
