import { isConnectionFailure } from '@fusionrank/feature-store';
import type { SearchMetricsSeries } from '@fusionrank/feature-store/metrics';
import { endingAtOnce } from '../../../../live/ending-at-once.ts';
import { followChanges } from '../../../../live/follow-changes.ts';
import { checkedInterval } from '../../../base/streamed-interval.ts';
import { streamedElsewhere } from '../../../base/streamed-elsewhere.ts';
import type { SubscriptionResolvers } from '../../../types.generated.ts';
import { currentMetrics } from '../../current-metrics.ts';
import type { SearchMetricsSource } from '../../schema.sources.ts';

const INTERVAL = { leastMs: 1_000, mostMs: 600_000 };
/** As much as `searchMetrics` costs by itself. */
const COUNTING_POINTS = 50;

export const searchMetricsUpdated: NonNullable<SubscriptionResolvers['searchMetricsUpdated']> = {
  subscribe: (_parent, { intervalMs: asked, ...args }, { workAgain, metrics, clock, deadline }) => {
    const intervalMs = checkedInterval(asked, INTERVAL);
    // Refuses what can't be before anything begins.
    currentMetrics(args, { metrics, clock, deadline });
    // The first is paid for by the operation.
    let points = 0;
    const look = async (): Promise<Counted | undefined> => {
      const looked = workAgain(points, async (until) => {
        const source = currentMetrics(args, { metrics, clock, deadline: until });
        return { source, series: await source.counted() };
      });
      points = COUNTING_POINTS;
      return looked.catch(undefinedWhileAway);
    };
    return endingAtOnce((time) => followChanges<Counted>({ intervalMs, look, markOf: numbersOf, ...time }));
  },
  resolve: (counted: Counted | undefined) => {
    if (counted === undefined) throw streamedElsewhere();
    return counted.source;
  },
};

/** A dashboard outlives the database's absence, which the log tells of elsewhere. */
function undefinedWhileAway(error: unknown): undefined {
  if (!isConnectionFailure(error)) throw error;
}

/** Metrics that were counted, so that their fields are answered from what was looked at. */
interface Counted {
  readonly source: SearchMetricsSource;
  readonly series: SearchMetricsSeries;
}

/** Without the instants: a window up to now is another one every time. */
function numbersOf({ series: { total, series } }: Counted): string {
  return JSON.stringify([total, series.map(({ metrics }) => metrics)]);
}
