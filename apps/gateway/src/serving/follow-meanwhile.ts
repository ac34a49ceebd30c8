import { setTimeout } from 'node:timers/promises';

/** A product that is withdrawn must be gone within a second: so often is looked for changes while something long goes on. */
const EVERY_MS = 250;

/** Follows when it is time to, and at once the first time. */
export function followingNow(follow: () => Promise<void>): () => Promise<void> {
  let last = -Infinity;
  return async () => {
    if (performance.now() - last < EVERY_MS) return;
    await follow();
    last = performance.now();
  };
}

/** Waits for work to be done, following meanwhile. */
export async function waitedFor<Result>(work: Promise<Result>, follow: () => Promise<void>): Promise<Result> {
  const done = work.then(() => true);
  // Awaited below, whatever following meets in between.
  done.catch(() => undefined);
  while (!(await Promise.race([done, setTimeout(EVERY_MS, false)]))) await follow();
  return work;
}
