import { section, type Section, type SectionFile } from '../../snapshot/index.ts';
import { grown } from '../grown.ts';
import { FIELDS } from './bm25.ts';

/** How often a term stands in each field of an entry. A few hundred combinations cover a catalogue: each has a number. */
export interface FrequencyTable {
  /** The number of a combination; see `withOccurrence` for `packed`. */
  numberOf(packed: number): number;
  /** [combinations, fields], row-major. Holds until the next `numberOf`. */
  counts(): Uint8Array;
  size(): number;
  /** As it stands at the moment of the call. */
  sections(name: string): readonly Section[];
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

/** `known`: the counts of the combinations that have numbers, as `counts` gives them. */
export function createFrequencyTable(known: Uint8Array = new Uint8Array(0)): FrequencyTable {
  const numbers = new Map<number, number>();
  let counts = grown(known, 64 * WIDTH - 1);
  for (let number = 0; number < known.length / WIDTH; number++) numbers.set(packedFrom(known, number), number);
  return {
    numberOf(packed) {
      const known = numbers.get(packed);
      if (known !== undefined) return known;
      const number = numbers.size;
      numbers.set(packed, number);
      counts = grown(counts, (number + 1) * WIDTH - 1);
      for (let field = 0; field < WIDTH; field++) counts[number * WIDTH + field] = countIn(packed, field);
      return number;
    },
    counts: () => counts,
    size: () => numbers.size,
    sections: (name) => [section(name, counts.slice(0, numbers.size * WIDTH))],
  };
}

function packedFrom(counts: Uint8Array, number: number): number {
  let packed = 0;
  for (let field = 0; field < WIDTH; field++) packed += (counts[number * WIDTH + field] ?? 0) * RADIX ** field;
  return packed;
}

/** Throws SnapshotInvalid. */
export async function restoreFrequencyTable(file: SectionFile, name: string): Promise<FrequencyTable> {
  return createFrequencyTable(await file.read(name, 'Uint8Array'));
}

/** Numbers of combinations, two bytes each for as long as these do. */
export type FrequencyNumbers = Uint16Array | Uint32Array;

export function frequencyNumbers(length: number, table: FrequencyTable): FrequencyNumbers {
  return table.size() <= 65_536 ? new Uint16Array(length) : new Uint32Array(length);
}
