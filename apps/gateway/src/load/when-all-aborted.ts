/** What several wait for together. */
export interface Everybody {
  /** Aborts when all of theirs have, with the last one's reason; undefined where somebody waits for ever. */
  readonly signal: AbortSignal | undefined;
  /** Has to be called when there is nothing to wait for any more. */
  readonly end: () => void;
}

export function whenAllAborted(signals: readonly (AbortSignal | undefined)[]): Everybody {
  const [only] = signals;
  if (signals.length === 1 || signals.includes(undefined)) {
    return { signal: signals.length === 1 ? only : undefined, end: () => undefined };
  }
  const distinct = new Set(signals.filter((signal) => signal !== undefined));
  const all = new AbortController();
  const waiting = new Set([...distinct].filter(({ aborted }) => !aborted));
  const onAbort = ({ target }: Event): void => {
    waiting.delete(target as AbortSignal);
    if (waiting.size === 0) all.abort((target as AbortSignal).reason);
  };
  if (waiting.size === 0) all.abort([...distinct].at(-1)?.reason);
  for (const signal of waiting) signal.addEventListener('abort', onAbort, { once: true });
  return {
    signal: all.signal,
    end: () => {
      for (const signal of distinct) signal.removeEventListener('abort', onAbort);
    },
  };
}
