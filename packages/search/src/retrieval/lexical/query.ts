import { inverseDocumentFrequency } from './bm25.ts';
import type { Segments } from './segments.ts';

/** A query's terms as the index knows them now. */
export interface LexicalQuery {
  /** Terms that a live entry holds, in the query's order. */
  readonly terms: readonly QueryTerm[];
  /** How many of them a match holds at least, ≥ 1. */
  readonly needed: number;
  /** The most that any item could score: the sum of the terms' idf. */
  readonly bound: number;
}

export interface QueryTerm {
  readonly number: number;
  /** Live entries that hold it, ≥ 1. */
  readonly use: number;
  readonly idf: number;
}

/** Half of the terms, rounded up: `striped shirt` answers `blue striped shirt`, `blue` alone does not. */
export function termsNeeded(terms: number): number {
  return Math.ceil(terms / 2);
}

/** Terms are distinct; those that no live entry holds are left out and not needed. */
export function lexicalQuery(
  names: readonly string[],
  { terms, averages }: Pick<Segments, 'terms' | 'averages'>,
): LexicalQuery {
  const used = names.flatMap((name): QueryTerm[] => {
    const number = terms.numberOf(name);
    const use = number === undefined ? 0 : terms.use(number);
    if (number === undefined || use === 0) return [];
    return [{ number, use, idf: inverseDocumentFrequency(averages.liveEntries(), use) }];
  });
  return {
    terms: used,
    needed: Math.max(1, termsNeeded(used.length)),
    bound: used.reduce((sum, { idf }) => sum + idf, 0),
  };
}
