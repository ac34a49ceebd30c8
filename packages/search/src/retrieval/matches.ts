import type { Facet, Filter } from '@fusionrank/domain/search';
import type { UnderstoodQuery } from '../understanding/understand.ts';
import type { CatalogIndex } from './catalog-index.ts';
import { createFacetCounter } from './facet-counter.ts';
import { COUNTED_MATCHES } from './lexical/top-matches.ts';
import { createRowList } from './row-list.ts';
import { rowFilters, type RowFilter } from './row-filters.ts';

export interface MatchRequest {
  readonly query: UnderstoodQuery;
  readonly filters: readonly Filter[];
  readonly facetKeys: readonly string[];
  /** What the shop demands beyond the shopper's filters: it is never given up, and every facet is counted with it. */
  readonly demanded?: readonly RowFilter[];
}

/** Whether every live row passes. */
export function isUnfiltered({ filters, demanded }: Pick<MatchRequest, 'filters' | 'demanded'>): boolean {
  return filters.length === 0 && demanded === undefined;
}

/** The items that a query and its filters are answered with. */
export interface Matches {
  /** All of them, or the first COUNTED_MATCHES where there are more: the newest. In no particular order. */
  readonly rows: Int32Array;
  /** Whether `rows` are all. */
  readonly complete: boolean;
  /** Also of a match that is not among `rows`. */
  readonly has: (row: number) => boolean;
  /** Whether a live row passes the filters, match or not. */
  readonly passes: (row: number) => boolean;
  /** All of them, however many: for an order that has to look at each. */
  readonly all: () => Int32Array;
  /** Counts rows that came in by other ways than their words, each at most once. */
  readonly countAdded: (rows: Iterable<number>) => void;
  /** Of `rows` and what was added. */
  readonly facets: () => readonly Facet[];
}

/**
 * The live items that pass the filters and hold at least half of the query's terms; with nothing asked, all that pass
 * the filters. None is scored. `counted`: how many are gathered and counted into facets, at most.
 */
export function matchesOf(request: MatchRequest, index: CatalogIndex, counted = COUNTED_MATCHES): Matches {
  const asked = rowFilters(request.filters, index.columns);
  const filters = request.demanded === undefined ? asked : [...asked, ...request.demanded];
  const counter = createFacetCounter({ ...request, columns: index.columns, rowFilters: filters });
  const passes = (row: number): boolean => index.isLive(row) && filters.every((filter) => filter.passes(row));
  // A bit a row: at a million rows a byte would be a megabyte of garbage a request.
  const isMatch = new Uint8Array((index.rowCount() >> 3) + 1);
  const found = createRowList();
  let count = 0;
  const complete = visitMatches(request.query, index, (row) => {
    if (count === counted && passes(row)) return false;
    if (counter.passes(row)) {
      isMatch[row >> 3] = (isMatch[row >> 3] as number) | (1 << (row & 7));
      found.add(row);
      count++;
    }
    return true;
  });
  const rows = found.rows();
  const isFound = (row: number): boolean => (((isMatch[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;
  const holds = complete ? () => false : holder(request.query, index);
  return {
    rows,
    complete,
    has: (row) => isFound(row) || (holds(row) && passes(row)),
    passes,
    all: () => (complete ? rows : allMatches(request.query, index, passes)),
    countAdded: (added) => {
      for (const row of added) counter.passes(row);
    },
    facets: counter.facets,
  };
}

/** Live rows that the query's words allow, newest first by and large, until `visit` returns false. Whether it never did. */
function visitMatches(query: UnderstoodQuery, index: CatalogIndex, visit: (row: number) => boolean): boolean {
  if (!query.browsing) return index.lexical.visit(query.terms, visit);
  for (let row = index.rowCount() - 1; row >= 0; row--) if (index.isLive(row) && !visit(row)) return false;
  return true;
}

function holder(query: UnderstoodQuery, index: CatalogIndex): (row: number) => boolean {
  return query.browsing ? (row) => index.isLive(row) : index.lexical.holder(query.terms);
}

function allMatches(query: UnderstoodQuery, index: CatalogIndex, passes: (row: number) => boolean): Int32Array {
  const rows = new Int32Array(index.rowCount());
  let count = 0;
  visitMatches(query, index, (row) => {
    if (passes(row)) rows[count++] = row;
    return true;
  });
  return rows.subarray(0, count);
}
