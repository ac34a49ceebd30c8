import type { RateStore } from '@fusionrank/feature-store';
import { LRUCache } from 'lru-cache';
import { createDatabaseGuard } from '../serving/database-guard.ts';
import { startPollToldOnce } from '../serving/poll.ts';
import { memoryCounter } from './memory-counter.ts';
import type { RateCounter, RateWindow, SharedCounting, Taking } from './rate-counter.ts';

const SWEEP_EVERY_MS = 60_000;
/** Rows that one sweep takes away: it is soon done, and what is left is swept by the next. */
const SWEPT_AT_ONCE = 10_000;
/** Those who have spent all are turned away without asking the database; of more, the others are asked for again. */
const MOST_REFUSED = 10_000;

/** All gateways of a database together: one statement for each request. */
export function postgresCounter(rates: RateStore, window: RateWindow, shared: SharedCounting): RateCounter {
  const { points, windowSeconds } = window;
  const { onFailure, waitsMs } = shared;
  const stopwatch = (): number => performance.now();
  const meanwhile = memoryCounter(window);
  const database = createDatabaseGuard({
    patienceMs: waitsMs,
    stopwatch,
    onChange: ({ up, cause }) => {
      if (!up) onFailure(cause);
    },
  });
  const refusedUntil = new LRUCache<string, number>({ max: MOST_REFUSED });
  const sweeping = startPollToldOnce({
    everyMs: SWEEP_EVERY_MS,
    work: async () => {
      await rates.sweep(SWEPT_AT_ONCE);
    },
    onFailure,
  });
  return {
    take: async (principal, cost): Promise<Taking> => {
      const waits = (refusedUntil.get(principal) ?? 0) - stopwatch();
      if (waits > 0) return { isAllowed: false, remaining: 0, leftMs: waits };
      const spending = { cost, windowSeconds };
      const counted = await database.attempt((signal) => rates.spend(principal, spending, { signal }));
      if (!counted.answered) return meanwhile.take(principal, cost);
      const { spent, leftMs } = counted.value;
      if (spent > points) refusedUntil.set(principal, stopwatch() + leftMs);
      return { isAllowed: spent <= points, remaining: Math.max(0, points - spent), leftMs };
    },
    close: () => sweeping.stop(),
  };
}
