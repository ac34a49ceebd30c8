import type { Measured } from './measured.ts';
import { shareOf } from './measured.ts';
import { numberIn } from './metric-family.ts';
import type { MetricFamily } from './metric-family.ts';

/** How many asked, and how many were left without an answer. */
export interface Answers {
  readonly searches: number;
  /** Of them, those that were made by `fusionrank simulate`. */
  readonly simulatedSearches: number;
  readonly shoppers: number;
  /** Searches that nothing in the shop matched ÷ searches. */
  readonly zeroResultRate: Measured;
}

export const answers: MetricFamily<Answers> = {
  columns: `
    count(*)::float8 AS "searches", count(*) FILTER (WHERE s."simulated")::float8 AS "simulatedSearches",
    count(DISTINCT s."userId")::float8 AS "shoppers", count(*) FILTER (WHERE s."resultCount" = 0)::float8 AS "empty"`,
  read: (row) => {
    const searches = numberIn(row, 'searches');
    return {
      searches,
      simulatedSearches: numberIn(row, 'simulatedSearches'),
      shoppers: numberIn(row, 'shoppers'),
      zeroResultRate: shareOf(numberIn(row, 'empty'), searches),
    };
  },
};
