import { FIELDS } from './bm25.ts';

/** The entries that hold one term, in the order of their numbers, with its frequency in each field. Append-only. */
export interface PostingList {
  readonly length: () => number;
  readonly entryAt: (at: number) => number;
  /** In [0, 255]: more often than that adds nothing to BM25 any more. */
  readonly frequencyAt: (at: number, field: number) => number;
  /** Position of an entry, or −1. O(log length). */
  readonly find: (entry: number) => number;
  /** `entry` must be larger than any before. */
  readonly append: (entry: number, frequencies: Uint8Array) => void;
}

const WIDTH = FIELDS.length;

export function createPostingList(): PostingList {
  let entries = new Int32Array(2);
  let frequencies = new Uint8Array(2 * WIDTH);
  let length = 0;
  const grow = (): void => {
    const wider = new Int32Array(entries.length * 2);
    wider.set(entries);
    entries = wider;
    const more = new Uint8Array(frequencies.length * 2);
    more.set(frequencies);
    frequencies = more;
  };
  return {
    length: () => length,
    entryAt: (at) => entries[at] ?? -1,
    frequencyAt: (at, field) => frequencies[at * WIDTH + field] ?? 0,
    find: (entry) => {
      let low = 0;
      let high = length - 1;
      while (low <= high) {
        const middle = (low + high) >> 1;
        const there = entries[middle] ?? -1;
        if (there === entry) return middle;
        if (there < entry) low = middle + 1;
        else high = middle - 1;
      }
      return -1;
    },
    append: (entry, counts) => {
      if (length === entries.length) grow();
      entries[length] = entry;
      frequencies.set(counts, length * WIDTH);
      length++;
    },
  };
}
