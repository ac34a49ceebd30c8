/**
 * The `limit` rows of the largest values, best first, equal values by row: a total order, so that the same input always
 * gives the same slate. `values` is aligned with `rows`; a NaN never gets in. A heap of `limit`, O(n log limit).
 */
export function topRows(rows: ArrayLike<number>, values: ArrayLike<number>, limit: number): Int32Array {
  const heap: number[] = [];
  const worse = (a: number, b: number): boolean => {
    const [first, second] = [values[a] ?? 0, values[b] ?? 0];
    // Not by their difference: two infinite values are equal, and their difference is no number.
    return first < second || (first === second && (rows[a] ?? 0) > (rows[b] ?? 0));
  };
  // What the worst kept is worth: most rows are worth less, and that is seen without calling anything.
  let least = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < rows.length && limit > 0; i++) {
    const value = values[i] as number;
    // Also a NaN.
    if (!(value >= least)) continue;
    if (heap.length < limit) {
      heap.push(i);
      siftUp(heap, worse);
    } else if (worse(heap[0] ?? 0, i)) {
      heap[0] = i;
      siftDown(heap, worse);
    } else continue;
    if (heap.length === limit) least = values[heap[0] ?? 0] ?? least;
  }
  heap.sort((a, b) => (worse(a, b) ? 1 : -1));
  return Int32Array.from(heap, (i) => rows[i] ?? 0);
}

type Worse = (a: number, b: number) => boolean;

/** The root is the worst kept: it goes first. */
function siftUp(heap: number[], worse: Worse): void {
  let at = heap.length - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!worse(heap[at] ?? 0, heap[parent] ?? 0)) return;
    swap(heap, at, parent);
    at = parent;
  }
}

function siftDown(heap: number[], worse: Worse): void {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    if (left >= heap.length) return;
    const right = left + 1;
    const child = right < heap.length && worse(heap[right] ?? 0, heap[left] ?? 0) ? right : left;
    if (!worse(heap[child] ?? 0, heap[at] ?? 0)) return;
    swap(heap, at, child);
    at = child;
  }
}

function swap(heap: number[], a: number, b: number): void {
  const kept = heap[a] ?? 0;
  heap[a] = heap[b] ?? 0;
  heap[b] = kept;
}
