import type { Bucket, SearchMetricsSeries } from '@fusionrank/feature-store/metrics';
import type { MetricsScope } from './metrics-scope.ts';

/** What resolvers hand on for each type of this schema. */
export interface SearchMetricsSource extends MetricsScope {
  readonly bucket: Bucket;
  /** The window whole and by bucket, counted when it is first asked for. */
  readonly counted: () => Promise<SearchMetricsSeries>;
}
