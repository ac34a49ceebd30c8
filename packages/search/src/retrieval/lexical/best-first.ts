/** Rows with their scores. */
export interface ScoredRows {
  readonly rows: Int32Array;
  /** Aligned with `rows`. */
  readonly scores: Float64Array;
}

/**
 * The `limit` rows of the best scores, best first, equal scores by row. Sorts `rows` and `scores` in place: a heap of as many as
 * are wanted, so that most of the others cost a comparison each. O(n log limit).
 */
export function bestFirst(rows: Int32Array, scores: Float64Array, limit: number): ScoredRows {
  const heap = { rows, scores };
  const kept = Math.min(rows.length, limit);
  for (let at = (kept >> 1) - 1; at >= 0; at--) sift(heap, at, kept);
  for (let at = kept; at < rows.length && kept > 0; at++) {
    if (!isWorse(heap, 0, at)) continue;
    swap(heap, 0, at);
    sift(heap, 0, kept);
  }
  for (let end = kept - 1; end > 0; end--) {
    // The worst of what is left goes to the end.
    swap(heap, 0, end);
    sift(heap, 0, end);
  }
  return { rows: rows.slice(0, kept), scores: scores.slice(0, kept) };
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
