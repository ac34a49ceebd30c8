import { listSection, section, SnapshotInvalid, type Section, type SectionFile } from '../../snapshot/index.ts';
import { grown } from '../grown.ts';

/** Every term ever indexed, by number, with how many live entries hold it. Terms are added and never taken out. */
export interface TermTable {
  numberOf(term: string): number | undefined;
  /** The term's number, a new one for a new term. */
  intern(term: string): number;
  /** Live entries that hold the term. */
  use(number: number): number;
  changeUse(number: number, by: 1 | -1): void;
  /** Terms in use that start with `prefix`, most used first, equal ones by code unit. */
  withPrefix(prefix: string, limit: number): readonly string[];
  /** As it stands at the moment of the call. */
  sections(name: string): readonly Section[];
}

interface TermState {
  /** By number. */
  readonly terms: string[];
  /** Aligned with `terms`, or longer. */
  readonly uses: Int32Array;
}

export function createTermTable(known: TermState = { terms: [], uses: new Int32Array(64) }): TermTable {
  const { terms } = known;
  let { uses } = known;
  const numbers = new Map(terms.map((term, number) => [term, number]));
  /** Numbers in the order of their terms, as far as they were sorted. */
  let sorted: readonly number[] = [];
  return {
    numberOf: (term) => numbers.get(term),
    intern(term) {
      const known = numbers.get(term);
      if (known !== undefined) return known;
      const number = terms.push(term) - 1;
      numbers.set(term, number);
      uses = grown(uses, number);
      return number;
    },
    use: (number) => uses[number] ?? 0,
    changeUse: (number, by) => void (uses[number] = (uses[number] ?? 0) + by),
    withPrefix(prefix, limit) {
      if (sorted.length < terms.length) sorted = withNewTerms(sorted, terms);
      const found: number[] = [];
      for (let at = firstNotBefore(sorted, terms, prefix); at < sorted.length; at++) {
        const number = sorted[at] ?? 0;
        if (terms[number]?.startsWith(prefix) !== true) break;
        if ((uses[number] ?? 0) > 0) found.push(number);
      }
      // Found in the order of the terms, which a stable sort keeps among equals.
      found.sort((a, b) => (uses[b] ?? 0) - (uses[a] ?? 0));
      return found.slice(0, limit).map((number) => terms[number] ?? '');
    },
    sections: (name) => [
      listSection(`${name}/terms`, terms.slice()),
      section(`${name}/uses`, uses.slice(0, terms.length)),
    ],
  };
}

/** Throws SnapshotInvalid. */
export async function restoreTermTable(file: SectionFile, name: string): Promise<TermTable> {
  const terms = (await file.list(`${name}/terms`)) as readonly string[];
  const uses = await file.read(`${name}/uses`, 'Int32Array');
  if (uses.length !== terms.length) throw new SnapshotInvalid(`section ${name}: expected a use of each term`);
  return createTermTable({ terms: [...terms], uses });
}

/** The new numbers sorted and merged in: sorting all of them anew for each new word would take a large catalogue long. */
function withNewTerms(sorted: readonly number[], terms: readonly string[]): readonly number[] {
  const textOf = (number: number): string => terms[number] ?? '';
  const fresh = Array.from({ length: terms.length - sorted.length }, (_, i) => sorted.length + i);
  fresh.sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
  const merged: number[] = [];
  let at = 0;
  for (const number of fresh) {
    while (at < sorted.length && textOf(sorted[at] ?? 0) < textOf(number)) merged.push(sorted[at++] ?? 0);
    merged.push(number);
  }
  while (at < sorted.length) merged.push(sorted[at++] ?? 0);
  return merged;
}

function firstNotBefore(sorted: readonly number[], terms: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[sorted[middle] ?? 0] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
