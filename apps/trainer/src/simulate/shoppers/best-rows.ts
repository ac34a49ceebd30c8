/**
 * The rows of the `count` highest scores, best first, ties by row. Rows scored −Infinity are never taken. `scores` is
 * aligned with `rows`. Sorting bare numbers finds the threshold; only what reaches it is sorted as pairs.
 */
export function bestRows(rows: ArrayLike<number>, scores: Float64Array, count: number): number[] {
  const threshold = scores.length <= count ? -Infinity : (scores.toSorted()[scores.length - count] ?? -Infinity);
  const taken: (readonly [row: number, score: number])[] = [];
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] ?? -Infinity;
    if (score >= threshold && score > -Infinity) taken.push([rows[i] ?? 0, score]);
  }
  return taken
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, count)
    .map(([row]) => row);
}
