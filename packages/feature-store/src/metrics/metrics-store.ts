import type { Database } from '../database/open.ts';
import type { BoundedReads, Patience } from './bounded-reads.ts';
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
  search(scope: MetricScope & { readonly bucket: Bucket }, patience?: Partial<Patience>): Promise<SearchMetricsSeries>;
  groups(
    scope: MetricScope & { readonly by: MetricDimension; readonly limit: number },
    patience?: Partial<Patience>,
  ): Promise<readonly MetricGroup[]>;
  queries(asked: QueriesAsked, patience?: Partial<Patience>): Promise<readonly QueryMetrics[]>;
  features(asked: FeaturesAsked, patience?: Partial<Patience>): Promise<readonly FeatureStatistics[]>;
}

const PATIENCE_MS = 10_000;
/** Connections of the pool that metrics may hold: shoppers need the others. */
const AT_ONCE = 2;

/** Metrics over the event log. */
export function createMetricsStore(database: Pick<Database, 'pool'>): MetricsStore {
  const inLine = createWaitingLine(AT_ONCE);
  const read = <T>(
    { patienceMs = PATIENCE_MS, signal }: Partial<Patience> = {},
    work: (reads: BoundedReads) => Promise<T>,
  ): Promise<T> => {
    const patience = { patienceMs: Math.min(patienceMs, PATIENCE_MS), signal };
    return inLine(() => withBoundedReads(database, patience, work), signal);
  };
  return {
    search: ({ bucket, ...scope }, patience) => read(patience, (reads) => searchMetrics(reads, scope, bucket)),
    groups: ({ by, limit, ...scope }, patience) => read(patience, (reads) => metricGroups(reads, scope, { by, limit })),
    queries: (asked, patience) => read(patience, (reads) => queryMetrics(reads, asked)),
    features: (asked, patience) => read(patience, (reads) => featureStatistics(reads, asked)),
  };
}
