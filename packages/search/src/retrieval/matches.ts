import type { Facet, Filter } from '@fusionrank/domain/search';
import type { UnderstoodQuery } from '../understanding/understand.ts';
import type { CatalogIndex } from './catalog-index.ts';
import { createFacetCounter } from './facet-counter.ts';
import { rowFilters } from './row-filters.ts';

export interface MatchRequest {
  readonly query: UnderstoodQuery;
  readonly filters: readonly Filter[];
  readonly facetKeys: readonly string[];
}

/** The items that a query and its filters are answered with. */
export interface Matches {
  readonly rows: Int32Array;
  /** BM25F, aligned with `rows`; all 0 when nothing was asked. */
  readonly scores: Float64Array;
  readonly has: (row: number) => boolean;
  /** Whether a live row passes the filters, match or not. */
  readonly passes: (row: number) => boolean;
  /** Counts rows that came in by other ways than their words, each at most once. */
  readonly countAdded: (rows: Iterable<number>) => void;
  readonly facets: () => readonly Facet[];
}

/**
 * The live items that pass the filters and hold at least half of the query's terms; with nothing asked, all that pass
 * the filters.
 */
export function matchesOf(request: MatchRequest, index: CatalogIndex): Matches {
  const filters = rowFilters(request.filters, index.columns);
  const counter = createFacetCounter({ ...request, columns: index.columns, rowFilters: filters });
  const found = request.query.browsing ? liveRows(index) : index.lexical.match(request.query.terms);
  const isMatch = new Uint8Array(index.rowCount());
  for (const row of found.rows) if (counter.passes(row)) isMatch[row] = 1;
  return {
    rows: found.rows.filter((row) => isMatch[row] === 1),
    scores: found.scores.filter((_, at) => isMatch[found.rows[at] ?? -1] === 1),
    has: (row) => isMatch[row] === 1,
    passes: (row) => index.isLive(row) && filters.every((filter) => filter.passes(row)),
    countAdded: (rows) => {
      for (const row of rows) counter.passes(row);
    },
    facets: counter.facets,
  };
}

function liveRows(index: CatalogIndex): { readonly rows: Int32Array; readonly scores: Float64Array } {
  const rows = Int32Array.from({ length: index.rowCount() }, (_, row) => row).filter((row) => index.isLive(row));
  return { rows, scores: new Float64Array(rows.length) };
}
