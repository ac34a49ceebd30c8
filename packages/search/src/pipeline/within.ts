/** A stage took longer than it may. */
export class Late extends Error {
  override readonly name = 'Late';
}

export interface Waiting {
  readonly patienceMs: number;
  readonly stage: string;
  readonly signal: AbortSignal;
}

/**
 * The value of `work`, or a rejection: with `Late` after `patienceMs`, with the signal's reason when it aborts; then nothing is begun.
 * Work that comes too late goes on unwatched; its own failure then no longer matters. Infinity waits for ever.
 */
export async function within<T>({ patienceMs, stage, signal }: Waiting, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  const ended = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort);
    if (patienceMs === Infinity) return;
    const late = (): void => reject(new Late(`${stage}: no answer within ${Math.round(patienceMs)} ms`));
    timer = setTimeout(late, patienceMs);
  });
  try {
    return await Promise.race([work(), ended]);
  } finally {
    clearTimeout(timer);
    if (onAbort !== undefined) signal.removeEventListener('abort', onAbort);
  }
}
