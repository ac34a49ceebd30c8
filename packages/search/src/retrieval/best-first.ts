/** Rows with their scores. */
export interface ScoredRows {
  readonly rows: Int32Array;
  /** Aligned with `rows`. */
  readonly scores: Float64Array;
}

/**
 * The `limit` rows of the best scores, best first, equal scores by row: a total order, so that the same input always gives the
 * same slate. A NaN never gets in. What is given stays as it is. A heap of as many as are wanted, so that most of the others cost a comparison
 * each: O(n log limit).
 */
export function bestFirst(rows: ArrayLike<number>, scores: ArrayLike<number>, limit: number): ScoredRows {
  const most = Math.max(0, Math.min(rows.length, limit));
  const heap: ScoredRows = { rows: new Int32Array(most), scores: new Float64Array(most) };
  let size = 0;
  // What the worst kept is worth, as soon as there are as many as are wanted.
  let least = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < rows.length && most > 0; i++) {
    const score = scores[i] as number;
    // Also a NaN.
    if (!(score >= least)) continue;
    const row = rows[i] as number;
    if (size === most && score === least && row > (heap.rows[0] as number)) continue;
    const at = size < most ? size++ : 0;
    heap.rows[at] = row;
    heap.scores[at] = score;
    if (size < most) continue;
    if (at === 0) sift(heap, 0, size);
    else makeHeap(heap, size);
    least = heap.scores[0] as number;
  }
  return sorted(heap, size);
}

/** In place. */
function sorted(heap: ScoredRows, size: number): ScoredRows {
  if (size < heap.rows.length) makeHeap(heap, size);
  for (let end = size - 1; end > 0; end--) {
    // The worst of what is left goes to the end.
    swap(heap, 0, end);
    sift(heap, 0, end);
  }
  return size === heap.rows.length ? heap : { rows: heap.rows.slice(0, size), scores: heap.scores.slice(0, size) };
}

/** The worst at its root. */
function makeHeap(heap: ScoredRows, size: number): void {
  for (let at = (size >> 1) - 1; at >= 0; at--) sift(heap, at, size);
}

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
