import type { Rng } from '@fusionrank/domain/rng';

/** A mean with its percentile interval. */
export interface Estimate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Values behind it; those a metric says nothing about are not among them. */
  readonly count: number;
}

export interface BootstrapOptions {
  readonly rng: Rng;
  readonly resamples?: number;
  /** In (0, 1). */
  readonly confidence?: number;
}

/** Mean of one value per query (or user) with a percentile bootstrap interval (Efron, 1979); null values are left out. Null when none is left. */
export function bootstrapMean(
  values: readonly (number | null)[],
  { rng, resamples = 1_000, confidence = 0.95 }: BootstrapOptions,
): Estimate | null {
  const known = Float64Array.from(values.filter((value) => value !== null));
  if (known.length === 0) return null;
  const means = Float64Array.from({ length: resamples }, () => resampledMean(known, rng)).sort();
  const tail = (1 - confidence) / 2;
  return {
    mean: known.reduce((a, b) => a + b, 0) / known.length,
    low: quantile(means, tail),
    high: quantile(means, 1 - tail),
    count: known.length,
  };
}

/**
 * Interval of the mean difference a − b over the same queries: the two rankers saw the same ones, so the queries'
 * spread cancels. Pairs in which either is null are left out.
 */
export function bootstrapDifference(
  a: readonly (number | null)[],
  b: readonly (number | null)[],
  options: BootstrapOptions,
): Estimate | null {
  if (a.length !== b.length) throw new RangeError(`paired values expected: ${a.length} against ${b.length}`);
  const differences = a.map((value, i) => {
    const other = b[i] ?? null;
    return value === null || other === null ? null : value - other;
  });
  return bootstrapMean(differences, options);
}

function resampledMean(values: Float64Array, rng: Rng): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[rng.below(values.length)] ?? 0;
  return sum / values.length;
}

/** Linear interpolation between closest ranks of sorted values. */
function quantile(sorted: Float64Array, q: number): number {
  const place = q * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? 0;
  return below + (above - below) * (place - Math.floor(place));
}
