/** A stage took longer than it may. */
export class Late extends Error {
  override readonly name = 'Late';
}

export interface Waiting {
  readonly patienceMs: number;
  readonly stage: string;
  readonly signal: AbortSignal;
}

/** Is told by its signal that nobody waits for it any more. */
export type Work<T> = (signal: AbortSignal) => Promise<T>;

/**
 * The value of `work`, or a rejection: with `Late` after `patienceMs`, with the signal's reason when it aborts; then nothing is begun.
 * The signal that the work is given aborts at the same time: what it does then no longer matters, its failure neither. Infinity waits
 * for ever.
 */
export async function within<T>({ patienceMs, stage, signal }: Waiting, work: Work<T>): Promise<T> {
  signal.throwIfAborted();
  const ending = new AbortController();
  const late = (): void => ending.abort(new Late(`${stage}: no answer within ${Math.round(patienceMs)} ms`));
  const timer = patienceMs === Infinity ? undefined : setTimeout(late, patienceMs);
  const onAbort = (): void => ending.abort(signal.reason);
  signal.addEventListener('abort', onAbort);
  const ended = new Promise<never>((_, reject) => {
    ending.signal.addEventListener('abort', () => reject(ending.signal.reason as Error), { once: true });
  });
  try {
    return await Promise.race([work(ending.signal), ended]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}
