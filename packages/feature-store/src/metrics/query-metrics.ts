import type { BoundedReads } from './bounded-reads.ts';
import type { Bind } from './bind.ts';
import type { AggregateRow } from './metric-family.ts';
import { scopedSql } from './metric-scope.ts';
import type { MetricScope } from './metric-scope.ts';
import { LEAST_SHOPPERS, readSlateMetrics, SLATE_COLUMNS } from './search-metrics.ts';
import type { SlateMetrics } from './search-metrics.ts';

/**
 * Which queries: all; those that nothing in the shop ever matched, by how often; those that showed something and were never clicked.
 */
export const QUERY_KINDS = ['all', 'zero-results', 'no-clicks'] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

export interface QueryMetrics {
  /** As shoppers typed it, in lower case and without runs of spaces. */
  readonly query: string;
  readonly metrics: SlateMetrics;
}

export interface QueriesAsked {
  readonly scope: MetricScope;
  readonly kind: QueryKind;
  readonly limit: number;
  /** The last one already told. */
  readonly after?: { readonly query: string; readonly searches: number };
}

/** The most searched first, then by the query; only what LEAST_SHOPPERS asked. */
export async function queryMetrics(reads: BoundedReads, asked: QueriesAsked): Promise<readonly QueryMetrics[]> {
  const rows = await reads.rows<AggregateRow & { readonly key: string }>((bind) => {
    const having = [
      `count(DISTINCT s."userId") >= ${bind(LEAST_SHOPPERS)}`,
      ...KIND_SQL[asked.kind],
      ...pastSql(asked, bind),
    ];
    return `${scopedSql(asked.scope, { by: 'query' }, bind)}
    SELECT s."key", ${SLATE_COLUMNS} FROM scoped s
    WHERE s."key" <> '' GROUP BY s."key" HAVING ${having.join(' AND ')}
    ORDER BY count(*) DESC, s."key" COLLATE "C" LIMIT ${bind(asked.limit)}`;
  });
  return rows.map((row) => ({ query: row.key, metrics: readSlateMetrics(row) }));
}

const KIND_SQL: Readonly<Record<QueryKind, readonly string[]>> = {
  all: [],
  'zero-results': [`bool_and(s."resultCount" = 0)`],
  'no-clicks': [`count(s."clicks") > 0`, `count(*) FILTER (WHERE s."clicks" > 0) = 0`],
};

function pastSql({ after }: QueriesAsked, bind: Bind): readonly string[] {
  if (after === undefined) return [];
  const [searches, query] = [bind(after.searches), bind(after.query)];
  return [`(count(*) < ${searches} OR (count(*) = ${searches} AND s."key" COLLATE "C" > ${query}))`];
}
