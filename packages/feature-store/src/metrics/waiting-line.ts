/**
 * Runs what it is given, so many at once and the others in the order in which they came. Whose signal aborts while they wait leaves the
 * line, with its reason.
 */
export type WaitingLine = <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

/** Keeps heavy reads from taking every connection of the pool. */
export function createWaitingLine(atOnce: number): WaitingLine {
  let running = 0;
  const waiting = new Set<() => void>();
  return async (work, signal) => {
    signal?.throwIfAborted();
    if (running < atOnce) running++;
    else await turnIn(waiting, signal);
    try {
      return await work();
    } finally {
      const [next] = waiting;
      if (next === undefined) running--;
      else next();
    }
  };
}

function turnIn(waiting: Set<() => void>, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      waiting.delete(onTurn);
      signal?.removeEventListener('abort', onAbort);
    };
    const onTurn = (): void => {
      leave();
      resolve();
    };
    const onAbort = (): void => {
      leave();
      reject(signal?.reason as Error);
    };
    waiting.add(onTurn);
    signal?.addEventListener('abort', onAbort);
  });
}
