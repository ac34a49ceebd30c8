import { NDCG_DEPTH } from './click-ndcg.ts';
import type { Bind } from './bind.ts';
import { keySql } from './metric-key.ts';
import type { MetricKey } from './metric-key.ts';
import { MODEL_VERSION_SQL, QUERY_SQL, SEGMENT_SQL } from './search-columns.ts';
import type { ShopperSegment } from './search-columns.ts';

/** Which searches count; all that is given has to hold. */
export interface MetricFilter {
  /** As shoppers type it: case and runs of spaces are the same. */
  readonly query?: string;
  /** From the root; products of it and below it alone count then, and searches that showed one. */
  readonly category?: readonly string[];
  readonly segment?: ShopperSegment;
  /** Of the network, or the name of the policy that stood in for it. */
  readonly modelVersion?: string;
  /** Absent: both. */
  readonly origin?: 'shoppers' | 'simulation';
}

export interface MetricScope {
  /** Searches shown in [from, until). */
  readonly from: Date;
  readonly until: Date;
  readonly filter: MetricFilter;
}

/** What a shopper does longer than this after a search is no longer put down to it. */
export const ATTRIBUTION_HOURS = 24;

/**
 * The CTEs that every metric reads:
 *
 *     shown    a row a product that a search showed: "key", "itemId", "position", what was done with it within ATTRIBUTION_HOURS:
 *              "clicked", "carted", "quantity" (bought)
 *     scoped   a row a search (and category, where that is the key): "key", what is logged of it, and of what it showed: "clicks" (NULL:
 *              it showed nothing), "firstClick", "dcg", "carted", "purchased"
 *
 * A search is a request with words or a picture. What shoppers did who withdrew their consent to analytics is left out. The window is
 * read by the indexes on time; impressions and acts by those on user and slate. CTEs meet by one column alone, the search's number: of
 * several at once PostgreSQL expects hardly a row, and loops over all pairs.
 */
export function scopedSql(scope: MetricScope, key: MetricKey, bind: Bind): string {
  const { category } = scope.filter;
  const $category = category && `${bind(category)}::text[]`;
  const inCategory = $category === undefined ? '' : `AND p."categoryPath"[1:cardinality(${$category})] = ${$category}`;
  const byCategory = key.by === 'category';
  const ofItems = byCategory || $category !== undefined;
  const item = ofItems ? `JOIN "Item" p ON p."id" = t."itemId" ${inCategory}` : '';
  return `
  WITH searched AS MATERIALIZED (${searchedSql(scope, key, bind)}),
  touched AS (
    SELECT t."search", t."key", t."itemId", min(t."position") AS "position", bool_or(t."kind" = 'click') AS "clicked",
           bool_or(t."kind" = 'cart') AS "carted", sum(t."value") FILTER (WHERE t."kind" = 'purchase') AS "quantity"
    FROM (${eventsSql(scope, bind)}) t
    GROUP BY 1, 2, 3),
  shown AS MATERIALIZED (
    SELECT t."search", ${byCategory ? 'p."categoryPath"[1]' : 't."key"'} AS "key", t."itemId", t."position",
           coalesce(t."clicked", false) AS "clicked", coalesce(t."carted", false) AS "carted", coalesce(t."quantity", 0) AS "quantity"
    FROM touched t ${item}
    WHERE t."position" IS NOT NULL ${byCategory ? 'AND p."categoryPath"[1] IS NOT NULL' : ''}),
  slates AS (
    SELECT i."search", i."key", count(*) FILTER (WHERE i."clicked") AS "clicks",
           min(i."position") FILTER (WHERE i."clicked") AS "firstClick",
           coalesce(sum(ln(2::float8) / ln(i."position" + 2::float8))
                    FILTER (WHERE i."clicked" AND i."position" < ${NDCG_DEPTH}), 0) AS "dcg",
           bool_or(i."carted") AS "carted", bool_or(i."quantity" > 0) AS "purchased"
    FROM shown i
    GROUP BY 1, 2),
  scoped AS (
    SELECT ${ofItems ? 'l' : 's'}."key", s."userId", s."resultCount", s."latencyMs", s."degraded", s."simulated",
           l."clicks", l."firstClick", l."dcg", l."carted", l."purchased"
    FROM searched s ${ofItems ? '' : 'LEFT'} JOIN slates l ON l."search" = s."search")`;
}

function searchedSql({ from, until, filter }: MetricScope, key: MetricKey, bind: Bind): string {
  return `
    SELECT s.*, row_number() OVER () AS "search", ${keySql(key)} AS "key" FROM "SearchEvent" s
    WHERE s."shownAt" >= ${bind(from)}::timestamptz AND s."shownAt" < ${bind(until)}::timestamptz
      AND (btrim(s."query") <> '' OR s."photograph" IS NOT NULL)
      AND NOT EXISTS (SELECT FROM "Consent" c WHERE c."userId" = s."userId" AND NOT c."analytics")
      ${conditionsOf(filter, bind)}`;
}

/**
 * What was shown by the searches and done with it. A day on either side of the window holds what belongs to it, whatever a client's clock
 * says, and keeps the rest of a long log unread.
 */
function eventsSql({ from, until }: MetricScope, bind: Bind): string {
  const [$from, $until] = [bind(from), bind(until)].map((at) => `${at}::timestamptz`);
  const near = (instant: string): string =>
    `${instant} >= ${$from} - interval '1 day' AND ${instant} < ${$until} + interval '1 day'`;
  return `
    SELECT s."search", s."key", i."itemId", i."position", NULL AS "kind", NULL::real AS "value"
    FROM searched s JOIN "ImpressionEvent" i ON i."userId" = s."userId" AND i."slateId" = s."slateId"
    WHERE ${near('i."shownAt"')}
    UNION ALL
    SELECT s."search", s."key", e."itemId", NULL, e."kind", e."value"
    FROM searched s JOIN "InteractionEvent" e ON e."userId" = s."userId" AND e."slateId" = s."slateId"
    WHERE e."kind" IN ('click', 'cart', 'purchase') AND ${near('e."occurredAt"')}
      AND e."occurredAt" < s."shownAt" + interval '${ATTRIBUTION_HOURS} hours'`;
}

function conditionsOf({ query, segment, modelVersion, origin }: MetricFilter, bind: Bind): string {
  const conditions: string[] = [];
  if (query !== undefined) conditions.push(`${QUERY_SQL} = ${bind(normalisedQuery(query))}`);
  if (segment !== undefined) conditions.push(`${SEGMENT_SQL} = ${bind(segment)}`);
  if (modelVersion !== undefined) conditions.push(`${MODEL_VERSION_SQL} = ${bind(modelVersion)}`);
  if (origin !== undefined) conditions.push(`s."simulated" = ${bind(origin === 'simulation')}`);
  return conditions.map((condition) => `AND ${condition}`).join(' ');
}

/** As QUERY_SQL makes of what was typed. */
function normalisedQuery(query: string): string {
  return query.trim().replace(/\s+/g, ' ').toLowerCase();
}
