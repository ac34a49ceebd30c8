import type { Bucket, MetricDimension as Dimension } from '@fusionrank/feature-store/metrics';
import { patienceOf } from '../../../load/request-deadline.ts';
import { checkedFirst } from '../../../slates/page.ts';
import type { MetricBucket, MetricDimension, SearchMetricsResolvers } from '../../types.generated.ts';

export const SearchMetrics: SearchMetricsResolvers = {
  to: ({ until }) => until,
  bucket: ({ bucket }) => BUCKET[bucket],
  total: async ({ counted }) => (await counted()).total,
  series: async ({ counted }) =>
    (await counted()).series.map(({ from, until, metrics }) => ({ from, to: until, metrics })),
  groups: async ({ from, until, filter }, { by, first }, { metrics, deadline }) =>
    metrics.groups({ from, until, filter, by: DIMENSION[by], limit: checkedFirst(first) }, patienceOf(deadline)),
};

const BUCKET = { hour: 'HOUR', day: 'DAY', week: 'WEEK' } as const satisfies Record<Bucket, MetricBucket>;
const DIMENSION = {
  QUERY: 'query',
  CATEGORY: 'category',
  SEGMENT: 'segment',
  MODEL_VERSION: 'model-version',
} as const satisfies Record<MetricDimension, Dimension>;
