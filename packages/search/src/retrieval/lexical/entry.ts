import { indexTerms } from '../../understanding/index-terms.ts';
import { FIELDS, type Field } from './bm25.ts';
import { withOccurrence, type FrequencyTable } from './frequency-table.ts';
import type { TermTable } from './term-table.ts';

/** One row's text as the index holds it. */
export interface Entry {
  readonly row: number;
  /** Distinct, rising. */
  readonly terms: Int32Array;
  /** How often each stands in each field, by its number in the frequency table; aligned with `terms`. */
  readonly frequencies: Int32Array;
  /** Terms of each field, with repetitions. */
  readonly lengths: readonly number[];
  /** The title's terms in their order. */
  readonly title: Int32Array;
}

/** What stands between a text and its entry. */
export interface Tables {
  readonly terms: TermTable;
  readonly frequencies: FrequencyTable;
}

export interface ReadText {
  readonly entry: Entry;
  /** Latin words as written: what spelling correction may propose. */
  readonly words: ReadonlySet<string>;
}

/** Reads a row's fields; unknown terms and combinations get their numbers. */
export function readText(row: number, fields: Readonly<Record<Field, string>>, tables: Tables): ReadText {
  const counts = new Map<number, number>();
  const words = new Set<string>();
  let title = new Int32Array(0);
  const lengths = FIELDS.map((name, field) => {
    const found = indexTerms(fields[name]);
    const numbers = new Int32Array(found.terms.length);
    for (let i = 0; i < numbers.length; i++) {
      const number = tables.terms.intern(found.terms[i] ?? '');
      numbers[i] = number;
      counts.set(number, withOccurrence(counts.get(number) ?? 0, field));
    }
    for (const word of found.words) words.add(word);
    if (name === 'title') title = numbers;
    return numbers.length;
  });
  const terms = new Int32Array([...counts.keys()]).sort();
  const frequencies = terms.map((term) => tables.frequencies.numberOf(counts.get(term) ?? 0));
  return { entry: { row, terms, frequencies, lengths, title }, words };
}
