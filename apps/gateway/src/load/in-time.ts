import type { Gate } from './gate.ts';

export interface InTime {
  readonly gate: Gate;
  /** Of the operation's deadline. */
  readonly signal: AbortSignal;
}

/**
 * What the work comes to, or a rejection with the deadline's reason. It takes a place of the gate, until it has really ended. Throws
 * OVERLOADED.
 */
export async function inTime<T>({ gate, signal }: InTime, begin: () => Promise<T>): Promise<T> {
  const entered = gate.enter(signal);
  const leave = entered instanceof Promise ? await entered : entered;
  const work = begin();
  void work.finally(leave).catch(() => undefined);
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject);
  });
}
