export interface RetryPolicy {
  readonly firstMs: number;
  readonly mostMs: number;
}

export interface Failed {
  /** Failures in a row, from 1. */
  readonly failures: number;
  /** What the gateway asked for; absent: nothing. */
  readonly retryAfterMs?: number | undefined;
  /** In [0, 1). */
  readonly random: number;
}

/**
 * Milliseconds to wait: twice as long after each failure, of which a random half, so that pages that failed together do not come again
 * together. Never before the gateway said.
 */
export function retryDelayMs({ firstMs, mostMs }: RetryPolicy, { failures, retryAfterMs = 0, random }: Failed): number {
  const longest = Math.min(mostMs, firstMs * 2 ** (failures - 1));
  return retryAfterMs + longest / 2 + (random * longest) / 2;
}
