/** How long requests took, in milliseconds, from sending to the last byte. */
export interface Latency {
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly worstMs: number;
  readonly requests: number;
}

/** By nearest rank; NaN of no requests. */
export function latencyOf(latenciesMs: readonly number[]): Latency {
  const sorted = [...latenciesMs].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
  return { medianMs: at(0.5), p99Ms: at(0.99), worstMs: at(1), requests: sorted.length };
}
