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

/** 1 when the top k holds anything relevant, else 0; null when nothing is relevant. With one relevant item it is the recall. */
export function hitAt(k: number, grades: RankedGrades, relevantTotal: number = relevantCount(grades)): 0 | 1 | null {
  if (relevantTotal === 0) return null;
  return relevantCount(grades.slice(0, k)) > 0 ? 1 : 0;
}
