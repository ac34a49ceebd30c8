/** One number of a metric, and how much stands behind it. */
export interface Measured {
  /** Null where nothing stands behind it: no number says so, 0 would be one. */
  readonly value: number | null;
  /** How many searches, products or rows it was worked out over; each metric says which. */
  readonly n: number;
}

/** `count` of `n`, in [0, 1]; null of none. */
export function shareOf(count: number, n: number): Measured {
  return { value: n === 0 ? null : count / n, n };
}

/** A mean by its sum; null of none. */
export function meanOf(sum: number, n: number): Measured {
  return { value: n === 0 ? null : sum / n, n };
}
