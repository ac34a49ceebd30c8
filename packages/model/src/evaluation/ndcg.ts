import type { RankedGrades } from './grades.ts';

/** DCG@k with gain 2^grade − 1 and discount log2(rank + 1), rank from 1 (Burges et al., 2005). */
export function dcgAt(k: number, grades: RankedGrades): number {
  return grades.slice(0, k).reduce((sum, grade, i) => sum + (2 ** grade - 1) / Math.log2(i + 2), 0);
}

/**
 * NDCG@k in [0, 1], or null when no judged item is relevant: such a query says nothing about the ranker, and scoring it 0
 * or 1 would move the mean with the share of empty queries.
 *
 * `judged` holds the grades of every item that could have been ranked, in any order: the ideal is taken over it, so a
 * ranking that left relevant items out pays for them. It defaults to the ranking itself (all of it was ranked).
 */
export function ndcgAt(k: number, grades: RankedGrades, judged: readonly number[] = grades): number | null {
  const ideal = dcgAt(
    k,
    [...judged].sort((a, b) => b - a),
  );
  return ideal === 0 ? null : dcgAt(k, grades) / ideal;
}
