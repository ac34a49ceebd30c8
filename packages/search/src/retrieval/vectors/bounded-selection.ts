/**
 * The rows that may be among the `limit` of largest score, when each score is known within an error: all of which the
 * upper bound reaches the limit-th largest lower bound. The true top rows, ties included, are among them.
 */
export interface BoundedSelection {
  /** What an upper bound has to reach; rises as rows come. */
  readonly threshold: () => number;
  add(row: number, score: number, error: number): void;
  /** In no order; each row once if it was added once. */
  rows(): Int32Array;
}

/** Upper bounds below `minimum` never get in. */
export function selectBounded(limit: number, minimum: number): BoundedSelection {
  // The root is the smallest of the `limit` largest lower bounds.
  const lower = new Float64Array(limit);
  let held = 0;
  const threshold = (): number => (held < limit ? minimum : Math.max(minimum, lower[0] ?? minimum));
  let rows: number[] = [];
  let upper: number[] = [];
  let sweepAt = 4 * limit + 64;
  const sweep = (): void => {
    const least = threshold();
    const kept = [...rows.keys()].filter((at) => (upper[at] as number) >= least);
    rows = kept.map((at) => rows[at] as number);
    upper = kept.map((at) => upper[at] as number);
    sweepAt = 2 * rows.length + 64;
  };
  return {
    threshold,
    add(row, score, error) {
      if (limit === 0 || score + error < threshold()) return;
      rows.push(row);
      upper.push(score + error);
      if (held < limit) up(lower, held++, score - error);
      else if (score - error > (lower[0] ?? 0)) down(lower, score - error);
      if (rows.length >= sweepAt) sweep();
    },
    rows() {
      sweep();
      return Int32Array.from(rows);
    },
  };
}

function up(heap: Float64Array, from: number, value: number): void {
  let at = from;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if ((heap[parent] as number) <= value) break;
    heap[at] = heap[parent] as number;
    at = parent;
  }
  heap[at] = value;
}

/** Replaces the root. */
function down(heap: Float64Array, value: number): void {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    if (left >= heap.length) break;
    const child = left + 1 < heap.length && (heap[left + 1] as number) < (heap[left] as number) ? left + 1 : left;
    if ((heap[child] as number) >= value) break;
    heap[at] = heap[child] as number;
    at = child;
  }
  heap[at] = value;
}
