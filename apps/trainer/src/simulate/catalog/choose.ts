import type { Rng } from '@fusionrank/domain/rng';

/** One value, uniformly; throws on an empty list, which is a mistake in the shop's tables. */
export function chosen<T>(rng: Rng, values: readonly T[]): T {
  return entryAt(values, rng.below(values.length));
}

/** One value with probability proportional to its weight (finite, ≥ 0, not all 0). */
export function chosenByWeight<T>(rng: Rng, values: readonly T[], weightOf: (value: T) => number): T {
  const total = values.reduce((sum, value) => sum + weightOf(value), 0);
  let left = rng.next() * total;
  for (const value of values) {
    left -= weightOf(value);
    if (left < 0) return value;
  }
  return entryAt(values, values.length - 1);
}

function entryAt<T>(values: readonly T[], index: number): T {
  const value = values[index];
  if (value === undefined) throw new RangeError(`expected an entry at ${index}, the list has ${values.length}`);
  return value;
}
