/**
 * Graded relevance of the items of a ranking, in ranked order: grade[0] belongs to the top slot. 0 is not relevant. One
 * representation everywhere: never a list of positions, never unordered weights.
 */
export type RankedGrades = readonly number[];

/** How many of the grades are relevant, i.e. above 0. */
export function relevantCount(grades: RankedGrades): number {
  return grades.reduce((count, grade) => count + (grade > 0 ? 1 : 0), 0);
}
