import type { Idf } from './corpus.ts';

/** Weights of terms; absent ones are 0. */
export type SparseVector = ReadonlyMap<string, number>;

/** (1 + ln count) · idf of each term, at unit length; empty for a text without words. */
export function titleVector(terms: readonly string[], idf: Idf): SparseVector {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const weights = Array.from(counts, ([term, count]) => [term, (1 + Math.log(count)) * idf(term)] as const);
  const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0));
  return new Map(weights.map(([term, weight]) => [term, weight / length]));
}

export function sparseSum(vectors: readonly SparseVector[], weights: ArrayLike<number>): SparseVector {
  const sum = new Map<string, number>();
  vectors.forEach((vector, i) => {
    const weight = weights[i] ?? 0;
    for (const [term, value] of vector) sum.set(term, (sum.get(term) ?? 0) + weight * value);
  });
  return sum;
}

/** Cosine in [−1, 1]; 0 where either is empty or all zeros. */
export function sparseCosine(a: SparseVector, b: SparseVector): number {
  let product = 0;
  for (const [term, value] of a) product += value * (b.get(term) ?? 0);
  const lengths = lengthOf(a) * lengthOf(b);
  return lengths < 1e-12 ? 0 : product / lengths;
}

function lengthOf(vector: SparseVector): number {
  let squares = 0;
  for (const value of vector.values()) squares += value * value;
  return Math.sqrt(squares);
}
