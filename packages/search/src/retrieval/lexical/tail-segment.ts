import { FIELDS } from './bm25.ts';
import type { Entry } from './entry.ts';
import { writtenText } from './entry-text.ts';
import { frequencyNumbers, type FrequencyTable } from './frequency-table.ts';
import { MAX_IMPACT, type Postings, type Segment } from './segment.ts';

/** Where new entries go. It has no impacts, so all of its matches are scored: it has to stay small. */
export interface TailSegment extends Segment {
  /** Returns the number of the entry here. */
  append(entry: Entry): number;
}

interface TermList {
  readonly entries: number[];
  readonly frequencies: number[];
}

const WIDTH = FIELDS.length;

/** `capacity`: entries that it will take at most. */
export function createTailSegment(capacity: number, table: FrequencyTable): TailSegment {
  const entries: Entry[] = [];
  const texts: Uint8Array[] = [];
  let postingCount = 0;
  const lists = new Map<number, TermList>();
  const rowOf = new Int32Array(capacity).fill(-1);
  const lengths = new Uint16Array(capacity * WIDTH);
  return {
    get size() {
      return entries.length;
    },
    rowOf,
    lengths,
    impactAverages: undefined,
    append(entry) {
      const number = entries.push(entry) - 1;
      rowOf[number] = entry.row;
      lengths.set(entry.lengths, number * WIDTH);
      texts.push(writtenText(entry));
      postingCount += entry.terms.length;
      entry.terms.forEach((term, at) => {
        let list = lists.get(term);
        if (list === undefined) lists.set(term, (list = { entries: [], frequencies: [] }));
        list.entries.push(number);
        list.frequencies.push(entry.frequencies[at] ?? 0);
      });
      return number;
    },
    postings: (term) => {
      const list = lists.get(term);
      return list === undefined ? undefined : postingsOf(list, table);
    },
    textOf: (entry) => entries[entry] ?? { terms: new Int32Array(0), title: new Int32Array(0) },
    terms: () => Int32Array.from(lists.keys()).sort(),
    postingCount: () => postingCount,
    textBytesOf: (entry) => texts[entry] ?? new Uint8Array(0),
    textByteCount: () => texts.reduce((sum, { length }) => sum + length, 0),
  };
}

function postingsOf(list: TermList, table: FrequencyTable): Postings {
  const length = list.entries.length;
  const frequencies = frequencyNumbers(length, table);
  frequencies.set(list.frequencies);
  return {
    entries: Int32Array.from(list.entries),
    impacts: new Uint8Array(length).fill(MAX_IMPACT),
    frequencies,
    from: 0,
    to: length,
    mostImpact: MAX_IMPACT,
  };
}
