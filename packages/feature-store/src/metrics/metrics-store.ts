import type { Database } from '../database/open.ts';
import type { BoundedReads } from './bounded-reads.ts';
import { withBoundedReads } from './bounded-reads.ts';
import type { Bucket } from './buckets.ts';
import { featureStatistics } from './feature-statistics.ts';
import type { FeaturesAsked, FeatureStatistics } from './feature-statistics.ts';
import type { MetricDimension } from './metric-key.ts';
import type { MetricScope } from './metric-scope.ts';
import { queryMetrics } from './query-metrics.ts';
import type { QueriesAsked, QueryMetrics } from './query-metrics.ts';
import { metricGroups, searchMetrics } from './search-metrics.ts';
import type { MetricGroup, SearchMetricsSeries } from './search-metrics.ts';
import { createWaitingLine } from './waiting-line.ts';

/**
 * What the event log tells of a window (docs/metrics.md). Each reads one snapshot and throws INVALID_INPUT where the database is not
 * done with it in `patienceMs`. Users who withdrew their consent to analytics count nowhere.
 */
export interface MetricsStore {
  /** The window whole and by bucket; INVALID_INPUT for more than a thousand buckets. */
  search(scope: MetricScope & { readonly bucket: Bucket }, patienceMs?: number): Promise<SearchMetricsSeries>;
  groups(
    scope: MetricScope & { readonly by: MetricDimension; readonly limit: number },
    patienceMs?: number,
  ): Promise<readonly MetricGroup[]>;
  queries(asked: QueriesAsked, patienceMs?: number): Promise<readonly QueryMetrics[]>;
  features(asked: FeaturesAsked, patienceMs?: number): Promise<readonly FeatureStatistics[]>;
}

const PATIENCE_MS = 10_000;
/** Connections of the pool that metrics may hold: shoppers need the others. */
const AT_ONCE = 2;

/** Metrics over the event log. */
export function createMetricsStore(database: Pick<Database, 'pool'>): MetricsStore {
  const inLine = createWaitingLine(AT_ONCE);
  const read = <T>(patienceMs: number | undefined, work: (reads: BoundedReads) => Promise<T>): Promise<T> =>
    inLine(() => withBoundedReads(database, Math.min(patienceMs ?? PATIENCE_MS, PATIENCE_MS), work));
  return {
    search: ({ bucket, ...scope }, patienceMs) => read(patienceMs, (reads) => searchMetrics(reads, scope, bucket)),
    groups: ({ by, limit, ...scope }, patienceMs) =>
      read(patienceMs, (reads) => metricGroups(reads, scope, { by, limit })),
    queries: (asked, patienceMs) => read(patienceMs, (reads) => queryMetrics(reads, asked)),
    features: (asked, patienceMs) => read(patienceMs, (reads) => featureStatistics(reads, asked)),
  };
}
