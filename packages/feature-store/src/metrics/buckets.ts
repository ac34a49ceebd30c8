import { problem } from '@fusionrank/domain/problem';

/** Of UTC; weeks begin on Monday. */
export const BUCKETS = ['hour', 'day', 'week'] as const;
export type Bucket = (typeof BUCKETS)[number];

export interface TimeSpan {
  readonly from: Date;
  readonly until: Date;
}

const HOUR_MS = 3_600_000;
const BUCKET_MS = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS } as const;
/** The first Monday of the epoch: 5 January 1970. */
const FIRST_MONDAY_MS = 4 * 24 * HOUR_MS;
const MOST_BUCKETS = 1_000;

/** The start of the bucket that `at` lies in, as PostgreSQL's date_trunc has it in UTC. */
export function bucketStart(at: Date, bucket: Bucket): Date {
  const origin = bucket === 'week' ? FIRST_MONDAY_MS : 0;
  const length = BUCKET_MS[bucket];
  return new Date(Math.floor((at.getTime() - origin) / length) * length + origin);
}

/** The buckets of [from, until), oldest first; the first and the last end where the window does. Throws INVALID_INPUT past 1,000. */
export function bucketsOf({ from, until }: TimeSpan, bucket: Bucket): readonly TimeSpan[] {
  const spans: TimeSpan[] = [];
  for (let start = bucketStart(from, bucket).getTime(); start < until.getTime(); start += BUCKET_MS[bucket]) {
    if (spans.length === MOST_BUCKETS) {
      throw problem('INVALID_INPUT', `bucket: expected at most ${MOST_BUCKETS} in the window, got more of a ${bucket}`);
    }
    const end = start + BUCKET_MS[bucket];
    spans.push({
      from: new Date(Math.max(start, from.getTime())),
      until: new Date(Math.min(end, until.getTime())),
    });
  }
  return spans;
}
