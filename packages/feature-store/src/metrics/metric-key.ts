import type { Bucket } from './buckets.ts';
import { MODEL_VERSION_SQL, QUERY_SQL, SEGMENT_SQL } from './search-columns.ts';

export const METRIC_DIMENSIONS = ['query', 'category', 'segment', 'model-version'] as const;
export type MetricDimension = (typeof METRIC_DIMENSIONS)[number];

/** What searches are told apart by. */
export type MetricKey = { readonly by: 'time'; readonly bucket: Bucket } | { readonly by: MetricDimension };

/** The key of a search `s`, as text. Categories are those of the products it showed, so of the search itself there is none. */
export function keySql(key: MetricKey): string {
  switch (key.by) {
    case 'time':
      return `extract(epoch FROM date_trunc('${key.bucket}', s."shownAt"))::bigint::text`;
    case 'query':
      return QUERY_SQL;
    case 'segment':
      return SEGMENT_SQL;
    case 'model-version':
      return MODEL_VERSION_SQL;
    case 'category':
      return 'NULL::text';
  }
}
