export interface Duration {
  readonly medianMs: number;
  /** 10th percentile: what a run takes while other programs rest. */
  readonly p10Ms: number;
  readonly p99Ms: number;
  readonly runs: number;
}

/** Median, 10th and 99th percentile by nearest rank. */
export function durationOf(times: readonly number[]): Duration {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
  return { medianMs: at(0.5), p10Ms: at(0.1), p99Ms: at(0.99), runs: sorted.length };
}
