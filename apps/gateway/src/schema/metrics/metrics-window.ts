import { MS_PER_DAY } from '@fusionrank/domain/clock';
import { problem } from '@fusionrank/domain/problem';
import type { Bucket, TimeSpan } from '@fusionrank/feature-store/metrics';
import type { MetricPeriod, MetricWindowInput } from '../types.generated.ts';

const MOST_DAYS = 400;

const PERIOD_MS: Readonly<Record<MetricPeriod, number>> = {
  LAST_HOUR: MS_PER_DAY / 24,
  LAST_24H: MS_PER_DAY,
  LAST_7D: 7 * MS_PER_DAY,
  LAST_30D: 30 * MS_PER_DAY,
  LAST_90D: 90 * MS_PER_DAY,
};

/** The window asked for, by default the last seven days; it ends at `now` at the latest. Throws INVALID_INPUT. */
export function metricsWindow(asked: MetricWindowInput | null | undefined, now: Date): TimeSpan {
  const between = asked?.between;
  if (between === undefined) {
    return { from: new Date(now.getTime() - PERIOD_MS[asked?.last ?? 'LAST_7D']), until: now };
  }
  const { from } = between;
  const until = between.to < now ? between.to : now;
  if (from >= until) {
    throw problem(
      'INVALID_INPUT',
      `window: expected from before to and before now, got ${from.toISOString()} to ${between.to.toISOString()}`,
    );
  }
  const days = (until.getTime() - from.getTime()) / MS_PER_DAY;
  if (days > MOST_DAYS) {
    throw problem('INVALID_INPUT', `window: expected at most ${MOST_DAYS} days, got ${Math.ceil(days)}`);
  }
  return { from, until };
}

/** Buckets of which a chart of the window has some dozens. */
export function usualBucket({ from, until }: TimeSpan): Bucket {
  const days = (until.getTime() - from.getTime()) / MS_PER_DAY;
  if (days <= 2) return 'hour';
  return days <= 60 ? 'day' : 'week';
}
