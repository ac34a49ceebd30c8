import { setTimeout } from 'node:timers/promises';

/** What lets a following wait, and know that it is over. */
export interface FollowingTime {
  /** Resolves early when the following ends. */
  readonly wait: (ms: number) => Promise<void>;
  readonly signal: AbortSignal;
}

/** What is followed, ending at once when it is returned, not when what it waits for is over. `onEnd` is called then. */
export function endingAtOnce<T>(
  follow: (time: FollowingTime) => AsyncGenerator<T, void>,
  onEnd: () => void = () => undefined,
): AsyncIterableIterator<T> {
  const controller = new AbortController();
  const { signal } = controller;
  const followed = follow({
    signal,
    wait: (ms) => setTimeout(ms, undefined, { signal, ref: false }).catch(() => undefined),
  });
  return {
    next: () => followed.next(),
    return: async () => {
      onEnd();
      controller.abort();
      return followed.return();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
