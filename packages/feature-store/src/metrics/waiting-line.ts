/** Runs what it is given, so many at once and the others in the order in which they came. */
export type WaitingLine = <T>(work: () => Promise<T>) => Promise<T>;

/** Keeps heavy reads from taking every connection of the pool. */
export function createWaitingLine(atOnce: number): WaitingLine {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running < atOnce) running++;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  };
}
