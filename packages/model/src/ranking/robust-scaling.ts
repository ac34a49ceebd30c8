/** How one number is scaled: clipped to the training catalogue's 1st and 99th percentile, then (x − median) / IQR. */
export interface RobustScaling {
  readonly median: number;
  /** Interquartile range; 1 where it would be 0. */
  readonly iqr: number;
  readonly p1: number;
  readonly p99: number;
}

/** Of the values that are there; with none, the identity around 0, clipped to it. */
export function fitRobustScaling(values: readonly number[]): RobustScaling {
  const sorted = Float64Array.from(values).sort();
  const iqr = quantile(sorted, 0.75) - quantile(sorted, 0.25);
  return {
    median: quantile(sorted, 0.5),
    iqr: iqr > 0 ? iqr : 1,
    p1: quantile(sorted, 0.01),
    p99: quantile(sorted, 0.99),
  };
}

export function robustScaled({ median, iqr, p1, p99 }: RobustScaling, value: number): number {
  return (Math.min(Math.max(value, p1), p99) - median) / iqr;
}

/** Linear interpolation between order statistics (type 7, the default of R and NumPy); 0 for an empty list. */
function quantile(sorted: Float64Array, share: number): number {
  if (sorted.length === 0) return 0;
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] as number;
  const above = sorted[Math.ceil(place)] as number;
  return below + (above - below) * (place - Math.floor(place));
}
