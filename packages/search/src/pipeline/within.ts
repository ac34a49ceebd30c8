/** A stage took longer than it may. */
export class Late extends Error {
  override readonly name = 'Late';
}

/**
 * The value of `work`, or a rejection with `Late` after `patienceMs`. Work that comes too late goes on unwatched; its own
 * failure then no longer matters. Infinity waits for ever.
 */
export async function within<T>(patienceMs: number, stage: string, work: Promise<T>): Promise<T> {
  if (patienceMs === Infinity) return work;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late(`${stage}: no answer within ${patienceMs} ms`)), patienceMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
