import { createHash } from 'node:crypto';
import { queryUntil } from '../database/query-until.ts';
import type { ReadFor } from '../database/query-until.ts';
import type { Database } from '../database/open.ts';

/** What those who ask have spent of their points, of all gateways of the database together. */
export interface RateStore {
  /**
   * Adds to what the principal has spent in the window under way, be it more than they have; without one a window begins. Gives what is
   * spent then, and milliseconds until the window is over.
   */
  spend(
    principal: string,
    spending: { readonly cost: number; readonly windowSeconds: number },
    reader?: ReadFor,
  ): Promise<{ readonly spent: number; readonly leftMs: number }>;
  /** Takes away windows that are over; gives how many. */
  sweep(atMost: number): Promise<number>;
}

/** Points spent by windows. The database's clock counts: gateways need not agree on the time. */
export function createRateStore({ pool }: Pick<Database, 'pool'>): RateStore {
  return {
    spend: async (principal, { cost, windowSeconds }, reader = {}) => {
      const values = [hashOf(principal), cost, windowSeconds];
      const { rows } = await queryUntil<{ spent: number; leftMs: number }>({ pool }, { ...SPEND, values }, reader);
      if (rows[0] === undefined) throw new TypeError('the database did not say what is spent');
      return rows[0];
    },
    sweep: async (atMost) => (await pool.query(SWEEP, [atMost])).rowCount ?? 0,
  };
}

/** Nothing that is left of a request says whose it was. */
const hashOf = (principal: string): string => createHash('sha256').update(principal).digest('hex');

/** Whoever spends at the same time waits for the row, and finds what was spent before. */
const SPEND = {
  name: 'points of one who asks',
  text: `
  INSERT INTO "RateWindow" AS held ("principalHash", "spent", "until")
  VALUES ($1, $2, clock_timestamp() + make_interval(secs => $3))
  ON CONFLICT ("principalHash") DO UPDATE SET
    "spent" = CASE WHEN held."until" > clock_timestamp() THEN held."spent" ELSE 0 END + excluded."spent",
    "until" = CASE WHEN held."until" > clock_timestamp() THEN held."until" ELSE excluded."until" END
  RETURNING "spent", greatest(0, extract(epoch FROM "until" - clock_timestamp()) * 1000)::float8 AS "leftMs"`,
};

/** Rows that somebody spends from just now are left for the next time. */
const SWEEP = `
  DELETE FROM "RateWindow" WHERE "principalHash" IN (
    SELECT "principalHash" FROM "RateWindow" WHERE "until" <= clock_timestamp() LIMIT $1 FOR UPDATE SKIP LOCKED
  )`;
