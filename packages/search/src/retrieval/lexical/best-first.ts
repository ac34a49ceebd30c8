/** Rows with their scores. */
export interface ScoredRows {
  readonly rows: Int32Array;
  /** Aligned with `rows`. */
  readonly scores: Float64Array;
}

/** The `limit` rows of the best scores, best first, equal scores by row. Sorts `rows` and `scores` in place: O(n log n). */
export function bestFirst(rows: Int32Array, scores: Float64Array, limit: number): ScoredRows {
  const heap = { rows, scores };
  for (let at = (rows.length >> 1) - 1; at >= 0; at--) sift(heap, at, rows.length);
  for (let end = rows.length - 1; end > 0; end--) {
    // The worst of what is left goes to the end.
    swap(heap, 0, end);
    sift(heap, 0, end);
  }
  return { rows: rows.slice(0, limit), scores: scores.slice(0, limit) };
}

/** A heap with the worst at its root. */
function sift(heap: ScoredRows, from: number, end: number): void {
  let at = from;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= end) return;
    if (child + 1 < end && isWorse(heap, child + 1, child)) child++;
    if (!isWorse(heap, child, at)) return;
    swap(heap, at, child);
    at = child;
  }
}

function isWorse({ rows, scores }: ScoredRows, a: number, b: number): boolean {
  const first = scores[a] as number;
  const second = scores[b] as number;
  return first < second || (first === second && (rows[a] as number) > (rows[b] as number));
}

function swap({ rows, scores }: ScoredRows, a: number, b: number): void {
  const row = rows[a] as number;
  rows[a] = rows[b] as number;
  rows[b] = row;
  const score = scores[a] as number;
  scores[a] = scores[b] as number;
  scores[b] = score;
}
