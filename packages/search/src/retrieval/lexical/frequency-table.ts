import { FIELDS } from './bm25.ts';

/** How often a term stands in each field of an entry. A few hundred combinations cover a catalogue: each has a number. */
export interface FrequencyTable {
  /** The number of a combination; see `withOccurrence` for `packed`. */
  numberOf(packed: number): number;
  /** [combinations, fields], row-major. Holds until the next `numberOf`. */
  counts(): Uint8Array;
  size(): number;
}

const WIDTH = FIELDS.length;
const RADIX = 256;

/** One more occurrence in a field of Σ count · 256^field. Counts end at 255: more adds nothing to BM25 any more. */
export function withOccurrence(packed: number, field: number): number {
  return countIn(packed, field) === RADIX - 1 ? packed : packed + RADIX ** field;
}

function countIn(packed: number, field: number): number {
  return Math.floor(packed / RADIX ** field) % RADIX;
}

export function createFrequencyTable(): FrequencyTable {
  const numbers = new Map<number, number>();
  let counts = new Uint8Array(64 * WIDTH);
  return {
    numberOf(packed) {
      const known = numbers.get(packed);
      if (known !== undefined) return known;
      const number = numbers.size;
      numbers.set(packed, number);
      if ((number + 1) * WIDTH > counts.length) {
        const more = new Uint8Array(counts.length * 2);
        more.set(counts);
        counts = more;
      }
      for (let field = 0; field < WIDTH; field++) counts[number * WIDTH + field] = countIn(packed, field);
      return number;
    },
    counts: () => counts,
    size: () => numbers.size,
  };
}

/** Numbers of combinations, two bytes each for as long as these do. */
export type FrequencyNumbers = Uint16Array | Uint32Array;

export function frequencyNumbers(length: number, table: FrequencyTable): FrequencyNumbers {
  return table.size() <= 65_536 ? new Uint16Array(length) : new Uint32Array(length);
}
