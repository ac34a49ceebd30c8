import { waitInLine } from '@fusionrank/domain/wait-in-line';
import type { Waiter } from '@fusionrank/domain/wait-in-line';

/**
 * Runs what it is given, so many at once and the others in the order in which they came. Whose signal aborts while they wait leaves the
 * line, with its reason.
 */
export type WaitingLine = <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

/** Keeps heavy reads from taking every connection of the pool. */
export function createWaitingLine(atOnce: number): WaitingLine {
  let running = 0;
  const waiting = new Set<Waiter>();
  return async (work, signal) => {
    signal?.throwIfAborted();
    if (running < atOnce) running++;
    else await waitInLine(waiting, { facts: {}, signal, onTurn: () => undefined });
    try {
      return await work();
    } finally {
      const [next] = waiting;
      if (next === undefined) running--;
      else next.begin();
    }
  };
}
