import { alternativesOf, type AskedTerm } from '../../understanding/asked-term.ts';
import { inverseDocumentFrequency } from './bm25.ts';
import type { Segments } from './segments.ts';

/** A query's terms as the index knows them now. */
export interface LexicalQuery {
  /** Terms that a live entry may hold, in the query's order. */
  readonly terms: readonly QueryTerm[];
  /** How many of them a match holds at least, ≥ 1. */
  readonly needed: number;
  /** The most that any item could score: the sum of the terms' idf. */
  readonly bound: number;
}

/** A term of the index, or what any of several alternatives may hold. */
export type QueryTerm = PlainTerm | UnitedTerm;

export interface PlainTerm {
  readonly kind: 'plain';
  readonly number: number;
  /** Live entries that hold it, ≥ 1. */
  readonly use: number;
  readonly idf: number;
}

/**
 * An entry's score is that of its best alternative, worth · idf · f / (k₁ + f), where f is the least of the alternative's terms. The
 * idf is that of the most used alternative: a rare word for what most items are must not weigh like a rare thing.
 */
export interface UnitedTerm {
  readonly kind: 'united';
  readonly alternatives: readonly Alternative[];
  /** Live entries that hold it, at least; an alternative of several terms may hold in none. */
  readonly use: number;
  readonly idf: number;
}

export interface Alternative {
  /** All of them are held; at least one. */
  readonly numbers: readonly number[];
  /** In (0, 1]. */
  readonly weight: number;
}

/** Half of the terms, rounded up: `striped shirt` answers `blue striped shirt`, `blue` alone does not. */
export function termsNeeded(terms: number): number {
  return Math.ceil(terms / 2);
}

type Known = Pick<Segments, 'terms' | 'averages'>;

/** Terms are distinct; those that no live entry can hold are left out and not needed. */
export function lexicalQuery(asked: readonly AskedTerm[], known: Known): LexicalQuery {
  const used = asked.flatMap((term) => queryTerm(term, known) ?? []);
  return {
    terms: used,
    needed: Math.max(1, termsNeeded(used.length)),
    bound: used.reduce((sum, { idf }) => sum + idf, 0),
  };
}

interface UsedAlternative extends Alternative {
  /** Live entries that hold all of its terms, at most. */
  readonly mostUse: number;
}

function queryTerm(asked: AskedTerm, { terms, averages }: Known): QueryTerm | undefined {
  const used = alternativesOf(asked).flatMap(({ terms: names, weight }): UsedAlternative[] => {
    const numbers = names.map((name) => terms.numberOf(name) ?? -1);
    const mostUse = Math.min(...numbers.map((number) => (number < 0 ? 0 : terms.use(number))));
    return mostUse === 0 ? [] : [{ numbers, weight, mostUse }];
  });
  const [first, ...others] = used;
  if (first === undefined) return undefined;
  const mostUse = used.reduce((most, one) => Math.max(most, one.mostUse), 0);
  const idf = inverseDocumentFrequency(averages.liveEntries(), mostUse);
  const [number, ...more] = first.numbers;
  if (number !== undefined && more.length === 0 && others.length === 0 && first.weight === 1) {
    return { kind: 'plain', number, use: mostUse, idf };
  }
  const alone = used.filter(({ numbers }) => numbers.length === 1);
  const use = alone.reduce((most, one) => Math.max(most, one.mostUse), 0);
  return { kind: 'united', alternatives: used, use, idf };
}
