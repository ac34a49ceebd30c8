import { answers } from './answers.ts';
import type { Answers } from './answers.ts';
import { bucketsOf, bucketStart } from './buckets.ts';
import type { Bucket, TimeSpan } from './buckets.ts';
import type { BoundedReads } from './bounded-reads.ts';
import { readCoverage } from './coverage.ts';
import type { Coverage } from './coverage.ts';
import { engagement } from './engagement.ts';
import type { Engagement } from './engagement.ts';
import type { Measured } from './measured.ts';
import type { AggregateRow } from './metric-family.ts';
import type { MetricDimension, MetricKey } from './metric-key.ts';
import { scopedSql } from './metric-scope.ts';
import type { MetricScope } from './metric-scope.ts';
import { operation } from './operation.ts';
import type { Operation } from './operation.ts';
import { perSearch, readRevenue } from './revenue.ts';
import type { Revenue, RevenueByKey } from './revenue.ts';

/** What one row a search tells. */
export interface SlateMetrics extends Answers, Engagement, Operation {}

export interface SearchMetrics extends SlateMetrics {
  readonly coverage: Measured;
  /** One a currency; empty where nothing was bought. */
  readonly revenue: readonly Revenue[];
}

export interface SearchMetricsSeries {
  readonly total: SearchMetrics;
  /** Every bucket of the window, oldest first, those without a search too. */
  readonly series: readonly (TimeSpan & { readonly metrics: SearchMetrics })[];
}

export interface MetricGroup {
  /** The query, the top category, the segment, the model's version. */
  readonly key: string;
  readonly metrics: SearchMetrics;
}

/** What only so many shoppers did may be told of: what one person types may be about that person. */
export const LEAST_SHOPPERS = 3;

/** The aggregates of every family that reads one row a search. */
export const SLATE_COLUMNS = [answers, engagement, operation].map(({ columns }) => columns).join(',');

export function readSlateMetrics(row: AggregateRow): SlateMetrics {
  return { ...answers.read(row), ...engagement.read(row), ...operation.read(row) };
}

/** The window's metrics, whole and by bucket. Throws INVALID_INPUT for more than a thousand buckets. */
export async function searchMetrics(
  reads: BoundedReads,
  scope: MetricScope,
  bucket: Bucket,
): Promise<SearchMetricsSeries> {
  const spans = bucketsOf(scope, bucket);
  const key: MetricKey = { by: 'time', bucket };
  const rows = await reads.rows<KeyedRow>(
    (bind) => `${scopedSql(scope, key, bind)}
    SELECT s."key", ${SLATE_COLUMNS} FROM scoped s GROUP BY GROUPING SETS ((), (s."key"))`,
  );
  const byKey = new Map(rows.map((row) => [row.key ?? undefined, row]));
  const parts = await readParts(reads, scope, key);
  const metricsOf = (of: string | undefined): SearchMetrics => joined(readSlateMetrics(byKey.get(of) ?? {}), of, parts);
  const keyOf = ({ from }: TimeSpan): string => String(bucketStart(from, bucket).getTime() / 1_000);
  return { total: metricsOf(undefined), series: spans.map((span) => ({ ...span, metrics: metricsOf(keyOf(span)) })) };
}

/**
 * The window's metrics told apart, those with the most searches first. A search counts in each category of which it showed a product,
 * so categories add up to more than the total; queries are told that LEAST_SHOPPERS asked.
 */
export async function metricGroups(
  reads: BoundedReads,
  scope: MetricScope,
  { by, limit }: { readonly by: MetricDimension; readonly limit: number },
): Promise<readonly MetricGroup[]> {
  const key: MetricKey = { by };
  const least = by === 'query' ? LEAST_SHOPPERS : 1;
  const rows = await reads.rows<KeyedRow & { readonly key: string }>(
    (bind) => `${scopedSql(scope, key, bind)}
    SELECT s."key", ${SLATE_COLUMNS} FROM scoped s
    WHERE s."key" <> '' GROUP BY s."key" HAVING count(DISTINCT s."userId") >= ${bind(least)}
    ORDER BY count(*) DESC, s."key" COLLATE "C" LIMIT ${bind(limit)}`,
  );
  const parts = await readParts(reads, scope, key);
  return rows.map((row) => ({ key: row.key, metrics: joined(readSlateMetrics(row), row.key, parts) }));
}

interface KeyedRow extends AggregateRow {
  readonly key: string | null;
}

interface Parts {
  readonly coverage: Coverage;
  readonly revenue: RevenueByKey;
}

async function readParts(reads: BoundedReads, scope: MetricScope, key: MetricKey): Promise<Parts> {
  return { coverage: await readCoverage(reads, scope, key), revenue: await readRevenue(reads, scope, key) };
}

function joined(metrics: SlateMetrics, key: string | undefined, { coverage, revenue }: Parts): SearchMetrics {
  return {
    ...metrics,
    coverage: coverage.of(key),
    revenue: perSearch(revenue.get(key) ?? [], metrics.searches),
  };
}
