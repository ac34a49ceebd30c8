import type { Measured, SearchMetrics } from '@fusionrank/feature-store/metrics';
import { formatTable } from '../terminal/table.ts';

const COLUMNS = [
  { title: 'metric', align: 'left' },
  { title: 'value', align: 'right' },
  { title: 'n', align: 'right' },
  { title: 'of what', align: 'left' },
] as const;

/** One line a metric; a rate of nothing is a dash. */
export function metricsTable(metrics: SearchMetrics): string {
  const { searches, simulatedSearches, shoppers } = metrics;
  const simulated = simulatedSearches === 0 ? '' : `${simulatedSearches} of them simulated`;
  return formatTable(COLUMNS, [
    ['searches', String(searches), '', simulated],
    ['shoppers', String(shoppers), '', ''],
    line('zero-result rate', metrics.zeroResultRate, { as: percent, of: 'searches' }),
    line('click-through rate', metrics.clickThroughRate, { as: percent, of: 'searches that showed something' }),
    line('MRR', metrics.meanReciprocalRank, { as: plain, of: 'searches with a click' }),
    line('NDCG@10 from clicks', metrics.ndcg, { as: plain, of: 'searches with a click' }),
    line('add-to-cart rate', metrics.addToCartRate, { as: percent, of: 'searches that showed something' }),
    line('conversion rate', metrics.conversionRate, { as: percent, of: 'searches that showed something' }),
    ...metrics.revenue.map(({ currency, perSearch, n }) => [
      'revenue per search',
      `${perSearch.toFixed(2)} ${currency}`,
      String(n),
      'products bought, at the prices of now',
    ]),
    line('coverage', metrics.coverage, { as: percent, of: 'products sold now' }),
    line('latency p50', metrics.latencyMsP50, { as: milliseconds, of: 'rankings that were timed' }),
    line('latency p95', metrics.latencyMsP95, { as: milliseconds, of: 'rankings that were timed' }),
    line('degraded share', metrics.degradedShare, { as: percent, of: 'rankings of which it is known' }),
  ]);
}

interface Telling {
  readonly as: (value: number) => string;
  readonly of: string;
}

function line(name: string, { value, n }: Measured, { as, of }: Telling): string[] {
  return [name, value === null ? '–' : as(value), String(n), of];
}

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
const plain = (value: number): string => value.toFixed(3);
const milliseconds = (value: number): string => `${value.toFixed(1)} ms`;
