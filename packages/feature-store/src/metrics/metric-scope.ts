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
 *     scoped   a row a search (and category, where that is the key): "userId", "slateId", "key", …
 *     shown    a row a product it showed: "itemId", "position"
 *     acts     a row a product that was acted on within ATTRIBUTION_HOURS: "clicked", "carted", "quantity" (bought)
 *     slates   a row a search that showed something: "clicks", "firstClick", "dcg", "carted", "purchased"
 *
 * A search is a request with words or a picture. What shoppers did who withdrew their consent to analytics is left out. The window is
 * read by the indexes on time; slates, impressions and acts by those on user and slate.
 */
export function scopedSql({ from, until, filter }: MetricScope, key: MetricKey, bind: Bind): string {
  const [$from, $until] = [`${bind(from)}::timestamptz`, `${bind(until)}::timestamptz`];
  const { category } = filter;
  const $category = category && `${bind(category)}::text[]`;
  const inCategory = $category === undefined ? [] : [`p."categoryPath"[1:cardinality(${$category})] = ${$category}`];
  const searches = `
    SELECT s.*, ${keySql(key)} AS "key" FROM "SearchEvent" s
    WHERE s."shownAt" >= ${$from} AND s."shownAt" < ${$until} AND (btrim(s."query") <> '' OR s."photograph" IS NOT NULL)
      AND NOT EXISTS (SELECT FROM "Consent" c WHERE c."userId" = s."userId" AND NOT c."analytics")
      ${conditionsOf(filter, bind)}`;
  const byCategory = key.by === 'category';
  const ofItems = byCategory || inCategory.length > 0;
  const shownKey = byCategory ? 'p."categoryPath"[1]' : 's."key"';
  const item = ofItems ? 'JOIN "Item" p ON p."id" = i."itemId"' : '';
  const conditions = [`i."shownAt" < ${$until} + interval '1 day'`, ...inCategory];
  if (byCategory) conditions.push('p."categoryPath"[1] IS NOT NULL');
  return `
  WITH searched AS MATERIALIZED (${searches}),
  shown AS MATERIALIZED (
    SELECT s."userId", s."slateId", ${shownKey} AS "key", i."itemId", min(i."position") AS "position"
    FROM searched s JOIN "ImpressionEvent" i ON i."userId" = s."userId" AND i."slateId" = s."slateId" ${item}
    WHERE i."shownAt" >= ${$from} AND ${conditions.join(' AND ')}
    GROUP BY 1, 2, 3, 4),
  scoped AS (${ofItems ? SCOPED_BY_ITEMS : 'SELECT * FROM searched'}),
  acts AS (
    SELECT e."userId", e."slateId", e."itemId", bool_or(e."kind" = 'click') AS "clicked", bool_or(e."kind" = 'cart') AS "carted",
           coalesce(sum(e."value") FILTER (WHERE e."kind" = 'purchase'), 0) AS "quantity"
    FROM searched s JOIN "InteractionEvent" e ON e."userId" = s."userId" AND e."slateId" = s."slateId"
    WHERE e."kind" IN ('click', 'cart', 'purchase') AND e."occurredAt" < s."shownAt" + interval '${ATTRIBUTION_HOURS} hours'
    GROUP BY 1, 2, 3),
  slates AS (
    SELECT i."userId", i."slateId", i."key", count(*) FILTER (WHERE a."clicked") AS "clicks",
           min(i."position") FILTER (WHERE a."clicked") AS "firstClick",
           coalesce(sum(ln(2::float8) / ln(i."position" + 2::float8))
                    FILTER (WHERE a."clicked" AND i."position" < ${NDCG_DEPTH}), 0) AS "dcg",
           coalesce(bool_or(a."carted"), false) AS "carted", coalesce(bool_or(a."quantity" > 0), false) AS "purchased"
    FROM shown i LEFT JOIN acts a USING ("userId", "slateId", "itemId")
    GROUP BY 1, 2, 3)`;
}

/** Of searches, those that showed a product that counts; once for each of the keys of their products. */
const SCOPED_BY_ITEMS = `
    SELECT s."userId", s."slateId", i."key", s."shownAt", s."resultCount", s."latencyMs", s."degraded", s."simulated"
    FROM searched s JOIN (SELECT DISTINCT "userId", "slateId", "key" FROM shown) i USING ("userId", "slateId")`;

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
