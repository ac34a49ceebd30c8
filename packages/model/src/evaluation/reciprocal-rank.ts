import type { RankedGrades } from './grades.ts';

/** 1 / rank of the first relevant item, rank from 1; 0 when none was ranked. Its mean over queries is MRR. */
export function reciprocalRank(grades: RankedGrades): number {
  const first = grades.findIndex((grade) => grade > 0);
  return first === -1 ? 0 : 1 / (first + 1);
}
