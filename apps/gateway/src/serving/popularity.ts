import { INTERACTION_WEIGHT } from '@fusionrank/domain/profile';
import type { ShopEvent } from '@fusionrank/domain/event';
import type { ItemId } from '@fusionrank/domain/id';

/**
 * How much was done with each item lately, by row: as the event log last summed it up, and what was tracked here since. What
 * was done with an item before it had a row counts from the next sum on.
 */
export interface LivePopularity {
  /** Decayed interaction weight, ≥ 0. */
  of(row: number): number;
  notice(events: readonly ShopEvent[]): void;
  /** Puts a new sum of the log in force, with everything noticed after `beforeReading()` was called. */
  beforeReading(): PutInForce;
}

/** `pause` lets other work in; awaited every few thousand items. */
export type PutInForce = (summed: ReadonlyMap<ItemId, number>, pause: () => Promise<void>) => Promise<void>;

const ITEMS_AT_A_TIME = 20_000;

export function createPopularity(rowOf: (id: ItemId) => number | undefined): LivePopularity {
  let sums = new Float64Array(0);
  const rising: Map<ItemId, number>[] = [];
  const add = (itemId: ItemId, weight: number): void => {
    const row = rowOf(itemId);
    if (row === undefined) return;
    sums = withRow(sums, row);
    sums[row] = (sums[row] as number) + weight;
  };
  return {
    of: (row) => Math.max(0, sums[row] ?? 0),
    notice: (events) => {
      for (const event of events) {
        if (event.type !== 'interaction') continue;
        const weight = INTERACTION_WEIGHT[event.kind];
        add(event.itemId, weight);
        for (const meanwhile of rising) {
          meanwhile.set(event.itemId, (meanwhile.get(event.itemId) ?? 0) + weight);
        }
      }
    },
    beforeReading: () => {
      const meanwhile = new Map<ItemId, number>();
      rising.push(meanwhile);
      return async (summed, pause) => {
        const fresh = await byRow(summed, rowOf, pause);
        rising.splice(rising.indexOf(meanwhile), 1);
        sums = fresh;
        for (const [itemId, weight] of meanwhile) add(itemId, weight);
      };
    },
  };
}

async function byRow(
  summed: ReadonlyMap<ItemId, number>,
  rowOf: (id: ItemId) => number | undefined,
  pause: () => Promise<void>,
): Promise<Float64Array<ArrayBuffer>> {
  let sums = new Float64Array(0);
  let seen = 0;
  for (const [itemId, sum] of summed) {
    if (++seen % ITEMS_AT_A_TIME === 0) await pause();
    const row = rowOf(itemId);
    if (row === undefined) continue;
    sums = withRow(sums, row);
    sums[row] = sum;
  }
  return sums;
}

function withRow(sums: Float64Array<ArrayBuffer>, row: number): Float64Array<ArrayBuffer> {
  if (row < sums.length) return sums;
  const wider = new Float64Array(Math.max(1_024, Math.ceil(1.5 * row)));
  wider.set(sums);
  return wider;
}
