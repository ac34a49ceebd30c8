/** Tells whether the event loop comes round late. */
export interface LoopWatch {
  readonly isBehind: () => boolean;
  stop(): void;
}

const EVERY_MS = 100;

/** @param mostDelayMs Longest delay of the last round; also of the one that is still awaited. */
export function watchLoop(mostDelayMs: number, stopwatch: () => number): LoopWatch {
  let due = stopwatch() + EVERY_MS;
  let lastDelayMs = 0;
  const timer = setInterval(() => {
    lastDelayMs = stopwatch() - due;
    due = stopwatch() + EVERY_MS;
  }, EVERY_MS).unref();
  return {
    isBehind: () => Math.max(lastDelayMs, stopwatch() - due) > mostDelayMs,
    stop: () => clearInterval(timer),
  };
}
