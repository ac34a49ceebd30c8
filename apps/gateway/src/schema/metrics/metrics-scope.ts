import type { MetricFilter, ShopperSegment as Segment, TimeSpan } from '@fusionrank/feature-store/metrics';
import { readCategoryId } from '../product/category-id.ts';
import type { MetricWindowInput, SearchMetricsFilter } from '../types.generated.ts';
import { metricsWindow } from './metrics-window.ts';

/** Which searches are told of, and when they were looked at. */
export interface MetricsScope extends TimeSpan {
  readonly filter: MetricFilter;
  readonly asOf: Date;
}

export interface ScopeAsked {
  readonly window?: MetricWindowInput | null | undefined;
  readonly filter?: SearchMetricsFilter | null | undefined;
}

/** Throws INVALID_INPUT for a window or a category that can't be. */
export function metricsScope({ window, filter }: ScopeAsked, asOf: Date): MetricsScope {
  return { ...metricsWindow(window, asOf), filter: filterOf(filter ?? {}), asOf };
}

function filterOf({ query, category, segment, modelVersion, origin }: SearchMetricsFilter): MetricFilter {
  return {
    ...(isGiven(query) && { query }),
    ...(isGiven(category) && { category: readCategoryId(category) }),
    ...(isGiven(segment) && { segment: segment satisfies Segment }),
    ...(isGiven(modelVersion) && { modelVersion }),
    ...(isGiven(origin) && { origin: ORIGIN[origin] }),
  };
}

const ORIGIN = { SHOPPERS: 'shoppers', SIMULATION: 'simulation' } as const;

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
