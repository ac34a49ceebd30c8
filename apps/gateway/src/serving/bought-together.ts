import type { BoughtTogether } from '@fusionrank/domain/bought-together';
import type { Clock } from '@fusionrank/domain/clock';
import type { ItemId } from '@fusionrank/domain/id';
import { problem } from '@fusionrank/domain/problem';
import { LRUCache } from 'lru-cache';
import type { ForgottenUsers } from '../privacy/forgotten-users.ts';
import type { DatabaseGuard } from './database-guard.ts';
import type { GatewayStore } from './serving.ts';

export interface BoughtTogetherSources {
  readonly store: { readonly events: Pick<GatewayStore['events'], 'boughtTogether'> };
  readonly database: Pick<DatabaseGuard, 'attempt'>;
  readonly clock: Clock;
  /** Absent: nobody is. */
  readonly forgotten?: Pick<ForgottenUsers, 'onForgotten'>;
}

/** Items that are remembered, and for how long: what a thousand shoppers bought together does not change from page to page. */
const REMEMBERED = { max: 2_000, ttl: 60_000 } as const;
/** What a single shopper bought together is theirs alone. */
const LEAST_USERS = 2;
const MOST_TOGETHER = 500;

/** Items that an item's buyers bought too; remembered for a minute. Rejects with DATABASE_UNAVAILABLE. */
export function createBoughtTogether({
  store,
  database,
  clock,
  forgotten,
}: BoughtTogetherSources): (itemId: ItemId, signal?: AbortSignal) => Promise<readonly BoughtTogether[]> {
  const remembered = new LRUCache<ItemId, readonly BoughtTogether[]>(REMEMBERED);
  // What somebody bought is counted in, and not by whom.
  forgotten?.onForgotten(() => remembered.clear());
  return async (itemId, signal) => {
    const known = remembered.get(itemId);
    if (known !== undefined) return known;
    const asked = { itemId, asOf: clock(), leastUsers: LEAST_USERS, limit: MOST_TOGETHER };
    const read = await database.attempt((until) => store.events.boughtTogether(asked, { signal: until }), { signal });
    if (!read.answered)
      throw problem('DATABASE_UNAVAILABLE', 'purchases: expected an answer of the database, got none');
    remembered.set(itemId, read.value);
    return read.value;
  };
}
