import { INTERACTION_WEIGHT } from '@fusionrank/domain/profile';
import type { ShopEvent } from '@fusionrank/domain/event';
import type { ItemId } from '@fusionrank/domain/id';

/** How much was done with each item lately: as the event log last summed it up, and what was tracked here since. */
export interface LivePopularity {
  /** Decayed interaction weight, ≥ 0. */
  of(itemId: ItemId): number;
  notice(events: readonly ShopEvent[]): void;
  /** Puts a new sum of the log in force, with everything noticed after `beforeReading()` was called. */
  beforeReading(): (summed: ReadonlyMap<ItemId, number>) => void;
}

export function createPopularity(): LivePopularity {
  let summed: ReadonlyMap<ItemId, number> = new Map();
  let since = new Map<ItemId, number>();
  const rising: Map<ItemId, number>[] = [];
  return {
    of: (itemId) => Math.max(0, (summed.get(itemId) ?? 0) + (since.get(itemId) ?? 0)),
    notice: (events) => {
      for (const event of events) {
        if (event.type !== 'interaction') continue;
        for (const sums of [since, ...rising]) {
          sums.set(event.itemId, (sums.get(event.itemId) ?? 0) + INTERACTION_WEIGHT[event.kind]);
        }
      }
    },
    beforeReading: () => {
      const meanwhile = new Map<ItemId, number>();
      rising.push(meanwhile);
      return (fresh) => {
        rising.splice(rising.indexOf(meanwhile), 1);
        summed = fresh;
        since = meanwhile;
      };
    },
  };
}
