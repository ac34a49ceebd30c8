/** Values handed out in the order of their times, ties in the order of entry: a binary heap. */
export interface TimeQueue<T> {
  readonly size: number;
  add(time: number, value: T): void;
  /** Everything before `time`, earliest first. */
  takeBefore(time: number): T[];
}

interface Entry<T> {
  readonly time: number;
  readonly order: number;
  readonly value: T;
}

export function createTimeQueue<T>(): TimeQueue<T> {
  const heap: Entry<T>[] = [];
  let order = 0;
  return {
    get size() {
      return heap.length;
    },
    add(time, value) {
      heap.push({ time, order: order++, value });
      rise(heap);
    },
    takeBefore(time) {
      const taken: T[] = [];
      for (let top = heap[0]; top !== undefined && top.time < time; top = heap[0]) {
        taken.push(top.value);
        const last = heap.pop();
        if (last !== undefined && heap.length > 0) {
          heap[0] = last;
          sink(heap);
        }
      }
      return taken;
    },
  };
}

function before<T>(a: Entry<T> | undefined, b: Entry<T> | undefined): boolean {
  if (a === undefined || b === undefined) return a !== undefined;
  return a.time < b.time || (a.time === b.time && a.order < b.order);
}

function rise<T>(heap: Entry<T>[]): void {
  let child = heap.length - 1;
  while (child > 0) {
    const parent = (child - 1) >> 1;
    if (!before(heap[child], heap[parent])) return;
    swap(heap, child, parent);
    child = parent;
  }
}

function sink<T>(heap: Entry<T>[]): void {
  let parent = 0;
  for (;;) {
    const left = 2 * parent + 1;
    const child = before(heap[left + 1], heap[left]) ? left + 1 : left;
    if (!before(heap[child], heap[parent])) return;
    swap(heap, child, parent);
    parent = child;
  }
}

function swap<T>(heap: Entry<T>[], i: number, j: number): void {
  const a = heap[i];
  const b = heap[j];
  if (a === undefined || b === undefined) return;
  heap[i] = b;
  heap[j] = a;
}
