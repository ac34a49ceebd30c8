import { idealDiscount, NDCG_DEPTH } from './click-ndcg.ts';
import type { Measured } from './measured.ts';
import { meanOf, shareOf } from './measured.ts';
import { numberIn } from './metric-family.ts';
import type { MetricFamily } from './metric-family.ts';

/** What shoppers did with what a search showed; each act belongs to the search whose tracking token it carries. */
export interface Engagement {
  /** Searches with a click ÷ searches that showed something. */
  readonly clickThroughRate: Measured;
  /** Mean of 1 ÷ rank of the highest product clicked, over searches with a click. */
  readonly meanReciprocalRank: Measured;
  /** Mean of `clickNdcg` over searches with a click. */
  readonly ndcg: Measured;
  /** Searches from which something went into the cart ÷ searches that showed something. */
  readonly addToCartRate: Measured;
  /** Searches from which something was bought ÷ searches that showed something. */
  readonly conversionRate: Measured;
}

/** The ideal DCG of 1, 2, … clicks; all above NDCG_DEPTH have the last. */
const IDEALS = Array.from({ length: NDCG_DEPTH }, (_, i) => idealDiscount(i + 1));
const IDEAL_SQL = `(ARRAY[${IDEALS.join()}]::float8[])[least(s."clicks", ${NDCG_DEPTH})]`;

export const engagement: MetricFamily<Engagement> = {
  columns: `
    count(s."clicks")::float8 AS "shown", count(*) FILTER (WHERE s."clicks" > 0)::float8 AS "clicked",
    coalesce(sum(1::float8 / (s."firstClick" + 1)), 0) AS "reciprocalRanks",
    coalesce(sum(s."dcg" / ${IDEAL_SQL}) FILTER (WHERE s."clicks" > 0), 0) AS "ndcgs",
    count(*) FILTER (WHERE s."carted")::float8 AS "carted", count(*) FILTER (WHERE s."purchased")::float8 AS "purchased"`,
  read: (row) => {
    const [shown, clicked] = [numberIn(row, 'shown'), numberIn(row, 'clicked')];
    return {
      clickThroughRate: shareOf(clicked, shown),
      meanReciprocalRank: meanOf(numberIn(row, 'reciprocalRanks'), clicked),
      ndcg: meanOf(numberIn(row, 'ndcgs'), clicked),
      addToCartRate: shareOf(numberIn(row, 'carted'), shown),
      conversionRate: shareOf(numberIn(row, 'purchased'), shown),
    };
  },
};
