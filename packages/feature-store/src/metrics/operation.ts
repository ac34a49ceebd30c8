import type { Measured } from './measured.ts';
import { shareOf } from './measured.ts';
import { numberIn } from './metric-family.ts';
import type { MetricFamily } from './metric-family.ts';

/** How the rankings were made. Searches from before that was kept, and imported ones, count in none of the n. */
export interface Operation {
  /** Of the ranking, not of the network between: half of them took no longer. */
  readonly latencyMsP50: Measured;
  readonly latencyMsP95: Measured;
  /** Searches whose ranking had to do without something ÷ searches of which that is known. */
  readonly degradedShare: Measured;
}

const percentile = (share: number): string => `percentile_cont(${share}) WITHIN GROUP (ORDER BY s."latencyMs"::float8)`;

export const operation: MetricFamily<Operation> = {
  columns: `
    ${percentile(0.5)} AS "latencyMsP50", ${percentile(0.95)} AS "latencyMsP95", count(s."latencyMs")::float8 AS "timed",
    count(*) FILTER (WHERE s."degraded" <> '')::float8 AS "degraded", count(s."degraded")::float8 AS "toldOfDegradation"`,
  read: (row) => {
    const n = numberIn(row, 'timed');
    const latency = (name: string): Measured => ({ value: n === 0 ? null : numberIn(row, name), n });
    return {
      latencyMsP50: latency('latencyMsP50'),
      latencyMsP95: latency('latencyMsP95'),
      degradedShare: shareOf(numberIn(row, 'degraded'), numberIn(row, 'toldOfDegradation')),
    };
  },
};
