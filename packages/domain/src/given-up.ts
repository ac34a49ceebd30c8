/** How long a value is waited for. */
export interface Patience {
  /** Infinity waits for ever. */
  readonly patienceMs: number;
  /** What the work is given up with when that is over. */
  readonly late: () => Error;
  /** Aborts when nobody waits for the value any more; absent: somebody always does. */
  readonly signal?: AbortSignal | undefined;
  /** Whether a process that has nothing else to do stays until the patience is over. */
  readonly keepsProcess: boolean;
}

/** Is told by its signal that nobody waits for it any more. */
export type Work<T> = (signal: AbortSignal) => Promise<T>;

/**
 * The value of `work`, or a rejection: with what `late` gives after `patienceMs`, with the signal's reason when it aborts; where it has
 * already, nothing is begun. The signal that the work is given aborts at the same time: what it does then no longer matters, its
 * failure neither.
 */
export async function unlessGivenUp<T>(
  { patienceMs, late, signal, keepsProcess }: Patience,
  work: Work<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const ending = new AbortController();
  const timer = patienceMs === Infinity ? undefined : setTimeout(() => ending.abort(late()), patienceMs);
  if (!keepsProcess) timer?.unref();
  const onAbort = (): void => ending.abort(signal?.reason);
  signal?.addEventListener('abort', onAbort);
  const ended = new Promise<never>((_, reject) => {
    ending.signal.addEventListener('abort', () => reject(ending.signal.reason as Error), { once: true });
  });
  try {
    return await Promise.race([work(ending.signal), ended]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
