import type { Section, SectionFile } from '../../snapshot/index.ts';
import { termName, type AskedTerm } from '../../understanding/asked-term.ts';
import type { Field } from './bm25.ts';
import { holder, scoresOfRows, type LexicalScores } from './exact-scores.ts';
import { visitMatchingRows } from './matching-rows.ts';
import { lexicalQuery } from './query.ts';
import { restoreSegments } from './segment-sections.ts';
import { createSegments, GROWTH, type Growth, type Segments } from './segments.ts';
import { titlePhrases } from './title-phrases.ts';
import { topMatches, type LexicalTop, type TopRequest } from './top-matches.ts';

/** Rows that hold enough of the query's terms, with their BM25F scores. */
interface LexicalMatches {
  /** Rising: the same for the same texts, however they came in. */
  readonly rows: Int32Array;
  /** Aligned with `rows`, > 0. */
  readonly scores: Float64Array;
}

/**
 * Inverted index over the items' fields, changed item by item. A match holds at least `termsNeeded` of a query's terms.
 * Terms of a query are distinct; those that no item holds match nothing and are not needed.
 */
export interface LexicalIndex {
  /** Puts a row's text in, in place of what it had. Returns the words that stand in it. */
  put(row: number, fields: Readonly<Record<Field, string>>): ReadonlySet<string>;
  remove(row: number): void;
  /** Live rows that hold the term. */
  use(term: string): number;
  /** All matches with their scores: for offline work. */
  match(terms: readonly AskedTerm[]): LexicalMatches;
  /** The best matches and how many there are; see `topMatches`. */
  top(terms: readonly AskedTerm[], request: TopRequest): LexicalTop;
  /** Every match, unscored, newest segments first, until `visit` returns false. Returns whether it never did. */
  visit(terms: readonly AskedTerm[], visit: (row: number) => boolean): boolean;
  /** Tells matches one by one, for as long as the index does not change. */
  holder(terms: readonly AskedTerm[]): (row: number) => boolean;
  scores(terms: readonly AskedTerm[], rows: Int32Array): LexicalScores;
  /** How many neighbouring terms of the query, as they were asked, stand side by side in each row's title. Aligned with `rows`. */
  titlePhrases(terms: readonly AskedTerm[], rows: Int32Array): Uint8Array;
  /** Terms in use that start with `prefix`, most used first, equal ones by code unit. */
  termsWithPrefix(prefix: string, limit: number): readonly string[];
  /** Of what it keeps by row and by posting. */
  byteLength(): number;
  /** As it stands at the moment of the call, which takes a few milliseconds; what is large is read when its turn comes. */
  sections(name: string): readonly Section[];
}

/** `growth` is for tests: small segments, so that few entries make many. */
export function createLexicalIndex(growth: Growth = GROWTH): LexicalIndex {
  return indexOver(createSegments(growth));
}

/** The index whose sections these are: it answers as that one did. Throws SnapshotInvalid. */
export async function restoreLexicalIndex(
  file: SectionFile,
  name: string,
  growth: Growth = GROWTH,
): Promise<LexicalIndex> {
  return indexOver(createSegments(growth, await restoreSegments(file, name)));
}

function indexOver(segments: Segments): LexicalIndex {
  const queryOf = (terms: readonly AskedTerm[]) => lexicalQuery(terms, segments);
  const visit: LexicalIndex['visit'] = (terms, see) => visitMatchingRows(queryOf(terms), segments.all(), see);
  const scores: LexicalIndex['scores'] = (terms, rows) => scoresOfRows(queryOf(terms), rows, segments);
  return {
    put: (row, fields) => segments.put(row, fields),
    remove: (row) => segments.remove(row),
    use: (term) => {
      const number = segments.terms.numberOf(term);
      return number === undefined ? 0 : segments.terms.use(number);
    },
    match: (terms) => {
      const found: number[] = [];
      visit(terms, (row) => found.push(row) > 0);
      const rows = new Int32Array(found).sort();
      return { rows, scores: scores(terms, rows).score };
    },
    top: (terms, request) => topMatches(queryOf(terms), segments, request),
    visit,
    holder: (terms) => holder(queryOf(terms), segments),
    scores,
    titlePhrases: (terms, rows) => titlePhrases(terms.map(termName), rows, segments),
    termsWithPrefix: (prefix, limit) => segments.terms.withPrefix(prefix, limit),
    byteLength: () => segments.byteLength(),
    sections: (name) => segments.sections(name),
  };
}
