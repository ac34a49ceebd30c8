import { relevantCount, type RankedGrades } from './grades.ts';

/**
 * Share of all relevant items that stand in the top k, in [0, 1]; null when there is none. `relevantTotal` counts every
 * relevant item of the catalogue, ranked or not.
 */
export function recallAt(
  k: number,
  grades: RankedGrades,
  relevantTotal: number = relevantCount(grades),
): number | null {
  return relevantTotal === 0 ? null : relevantCount(grades.slice(0, k)) / relevantTotal;
}

/** Share of the top k that is relevant, in [0, 1]; slots left empty count as not relevant. */
export function precisionAt(k: number, grades: RankedGrades): number {
  return relevantCount(grades.slice(0, k)) / k;
}
