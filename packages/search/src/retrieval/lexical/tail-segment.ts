import { FIELDS } from './bm25.ts';
import type { Entry } from './entry.ts';
import { writtenText } from './entry-text.ts';
import { frequencyNumbers, type FrequencyTable } from './frequency-table.ts';
import { MAX_IMPACT, type Postings, type Segment } from './segment.ts';

/** Where new entries go. It has no impacts, so all of its matches are scored: it has to stay small. */
export interface TailSegment extends Segment {
  /** Returns the number of the entry here. */
  append(entry: Entry): number;
  /** The same entries, to be read term after term; nothing may be appended any more. */
  frozen(): Segment;
}

/** Postings in the order in which they came, each linked to the one of its term before it. */
interface Chains {
  /** The newest posting of each term, and how many there are. */
  readonly heads: Map<number, { newest: number; length: number }>;
  readonly entries: number[];
  readonly frequencies: number[];
  /** −1 for a term's first. */
  readonly before: number[];
}

const WIDTH = FIELDS.length;

/** `capacity`: entries that it will take at most. */
export function createTailSegment(capacity: number, table: FrequencyTable): TailSegment {
  const texts: Entry[] = [];
  const textBytes: Uint8Array[] = [];
  const chains: Chains = { heads: new Map(), entries: [], frequencies: [], before: [] };
  const terms = (): Int32Array => new Int32Array([...chains.heads.keys()]).sort();
  const tail: TailSegment = {
    get size() {
      return texts.length;
    },
    rowOf: new Int32Array(capacity).fill(-1),
    lengths: new Uint16Array(capacity * WIDTH),
    impactAverages: undefined,
    append(entry) {
      const number = texts.push(entry) - 1;
      tail.rowOf[number] = entry.row;
      tail.lengths.set(entry.lengths, number * WIDTH);
      textBytes.push(writtenText(entry));
      link(chains, number, entry);
      return number;
    },
    frozen: () => frozen(tail, chains, table),
    postings: (term) => {
      const head = chains.heads.get(term);
      if (head === undefined) return undefined;
      const { entries, impacts, frequencies } = emptyLists(head.length, table);
      unlink(chains, head, { entries, frequencies, end: head.length });
      return { entries, impacts, frequencies, from: 0, to: head.length, mostImpact: MAX_IMPACT };
    },
    textOf: (entry) => texts[entry] ?? { terms: new Int32Array(0), title: new Int32Array(0) },
    titleOf: (entry) => texts[entry]?.title ?? [],
    terms,
    postingCount: () => chains.entries.length,
    textBytesOf: (entry) => textBytes[entry] ?? new Uint8Array(0),
    textByteCount: () => textBytes.reduce((sum, { length }) => sum + length, 0),
  };
  return tail;
}

function link({ heads, entries, frequencies, before }: Chains, number: number, entry: Entry): void {
  for (let i = 0; i < entry.terms.length; i++) {
    const term = entry.terms[i] as number;
    const head = heads.get(term);
    const posting = entries.push(number) - 1;
    frequencies.push(entry.frequencies[i] as number);
    before.push(head === undefined ? -1 : head.newest);
    if (head === undefined) heads.set(term, { newest: posting, length: 1 });
    else {
      head.newest = posting;
      head.length++;
    }
  }
}

type Lists = Pick<Postings, 'entries' | 'impacts' | 'frequencies'>;

function emptyLists(length: number, table: FrequencyTable): Lists {
  return {
    entries: new Int32Array(length),
    impacts: new Uint8Array(length).fill(MAX_IMPACT),
    frequencies: frequencyNumbers(length, table),
  };
}

/** Writes a term's postings so that they end at `end`. */
function unlink(
  chains: Chains,
  { newest }: { readonly newest: number },
  { entries, frequencies, end }: Omit<Lists, 'impacts'> & { readonly end: number },
): void {
  let at = end - 1;
  for (let posting = newest; posting >= 0; posting = chains.before[posting] as number) {
    entries[at] = chains.entries[posting] as number;
    frequencies[at] = chains.frequencies[posting] as number;
    at--;
  }
}

function frozen(tail: Segment, chains: Chains, table: FrequencyTable): Segment {
  const { entries, impacts, frequencies } = emptyLists(chains.entries.length, table);
  const terms = tail.terms();
  const ends = new Map<number, number>();
  let end = 0;
  for (const term of terms) {
    const head = chains.heads.get(term);
    if (head === undefined) continue;
    end += head.length;
    ends.set(term, end);
    unlink(chains, head, { entries, frequencies, end });
  }
  return {
    ...tail,
    terms: () => terms,
    postings: (term) => {
      const to = ends.get(term);
      if (to === undefined) return undefined;
      const from = to - (chains.heads.get(term)?.length ?? 0);
      return { entries, impacts, frequencies, from, to, mostImpact: MAX_IMPACT };
    },
  };
}
