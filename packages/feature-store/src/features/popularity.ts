import { MS_PER_DAY } from '@fusionrank/domain/clock';
import { INTERACTION_KINDS } from '@fusionrank/domain/event';
import type { Interaction } from '@fusionrank/domain/event';
import type { ItemId } from '@fusionrank/domain/id';
import { INTERACTION_WEIGHT } from '@fusionrank/domain/profile';
import { decay } from './decay.ts';
import { knownBeforeSql } from './known-at.ts';

/** After this long an interaction counts half for its item's popularity. */
export const POPULARITY_HALF_LIFE_DAYS = 14;

/** Decayed interaction weight per item, kept up as interactions become known. */
export interface Popularity {
  /** Any order; late arrivals count with their own age. */
  apply(interaction: Pick<Interaction, 'itemId' | 'kind' | 'occurredAt'>): void;
  /**
   * Σ INTERACTION_WEIGHT × 2^(−age ÷ half-life) at `at`, which must not lie before what was applied; at least 0, though
   * returns may outweigh the rest.
   */
  readonly valueAt: (itemId: ItemId, at: Date) => number;
}

/**
 * One sum per item, held as of the newest interaction of that item: decay is exponential, so the sum of decayed weights
 * decays as a whole and no single interaction need be kept.
 */
export function createPopularity(): Popularity {
  const sums = new Map<ItemId, { weight: number; asOf: number }>();
  return {
    apply: ({ itemId, kind, occurredAt }) => {
      const at = occurredAt.getTime();
      const sum = sums.get(itemId);
      if (sum === undefined) {
        sums.set(itemId, { weight: INTERACTION_WEIGHT[kind], asOf: at });
      } else if (at >= sum.asOf) {
        sum.weight = sum.weight * decay(at - sum.asOf, POPULARITY_HALF_LIFE_DAYS) + INTERACTION_WEIGHT[kind];
        sum.asOf = at;
      } else {
        sum.weight += INTERACTION_WEIGHT[kind] * decay(sum.asOf - at, POPULARITY_HALF_LIFE_DAYS);
      }
    },
    valueAt: (itemId, at) => {
      const sum = sums.get(itemId);
      return sum === undefined
        ? 0
        : Math.max(0, sum.weight * decay(at.getTime() - sum.asOf, POPULARITY_HALF_LIFE_DAYS));
    },
  };
}

const weightSql = INTERACTION_KINDS.map((kind) => `WHEN '${kind}' THEN ${INTERACTION_WEIGHT[kind]}`).join(' ');

/** Ages past this many half-lives are held there: 2^−1000 is nothing beside any weight, and PostgreSQL refuses to underflow. */
const LONGEST_AGE_HALF_LIVES = 1_000;

const halfLivesSql = `extract(epoch FROM $1::timestamptz - e."occurredAt")::float8 / ${(POPULARITY_HALF_LIFE_DAYS * MS_PER_DAY) / 1_000}`;

/** The same sum over the whole event log: `itemId`, `popularity` (> 0) of every item at the instant $1. */
export const POPULARITY_SQL = `
  SELECT e."itemId",
         sum((CASE e."kind" ${weightSql} ELSE 0 END) * power(2::float8, -least(${LONGEST_AGE_HALF_LIVES}, ${halfLivesSql}))) AS "popularity"
  FROM "InteractionEvent" e
  WHERE ${knownBeforeSql('e', '$1')}
  GROUP BY e."itemId"
  HAVING sum((CASE e."kind" ${weightSql} ELSE 0 END) * power(2::float8, -least(${LONGEST_AGE_HALF_LIVES}, ${halfLivesSql}))) > 0`;
