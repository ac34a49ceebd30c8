import type { Bucket } from '@fusionrank/feature-store/metrics';
import type { RequestContext } from '../../context/request-context.ts';
import { patienceOf } from '../../load/request-deadline.ts';
import type { MetricBucket } from '../types.generated.ts';
import { metricsScope } from './metrics-scope.ts';
import type { ScopeAsked } from './metrics-scope.ts';
import { usualBucket } from './metrics-window.ts';
import type { SearchMetricsSource } from './schema.sources.ts';

export interface MetricsAsked extends ScopeAsked {
  readonly bucket?: MetricBucket | null | undefined;
}

/**
 * The metrics of a window as they are now, to be asked for once or again and again: nothing is counted before a field needs it, and
 * then once. Throws INVALID_INPUT for a window that can't be.
 */
export function currentMetrics(
  asked: MetricsAsked,
  { metrics, clock, deadline }: Pick<RequestContext, 'metrics' | 'clock' | 'deadline'>,
): SearchMetricsSource {
  const scope = metricsScope(asked, clock());
  const bucket = asked.bucket ? BUCKET[asked.bucket] : usualBucket(scope);
  let counted: ReturnType<SearchMetricsSource['counted']> | undefined;
  return {
    ...scope,
    bucket,
    counted: () => (counted ??= metrics.search({ ...scope, bucket }, patienceOf(deadline))),
  };
}

const BUCKET = { HOUR: 'hour', DAY: 'day', WEEK: 'week' } as const satisfies Record<MetricBucket, Bucket>;
