import { indexTerms } from '../understanding/index-terms.ts';
import { FIELDS, inverseDocumentFrequency, termScore, type Field } from './bm25.ts';
import { createFieldLengths } from './field-lengths.ts';
import { createPostingList, type PostingList } from './posting-list.ts';

/** Rows that hold enough of the query's terms, with their BM25F scores; in no particular order. */
interface LexicalMatches {
  readonly rows: Int32Array;
  /** Aligned with `rows`, > 0. */
  readonly scores: Float64Array;
}

/** What the query's words say of given rows. All are aligned with the rows asked for. */
interface LexicalScores {
  /** BM25F, 0 where no term is held. */
  readonly score: Float64Array;
  readonly termsHeld: Uint8Array;
  readonly titleTermsHeld: Uint8Array;
  /** The most that any item could score: the sum of the terms' idf. */
  readonly bound: number;
}

/** Inverted index over the items' fields, changed item by item. */
export interface LexicalIndex {
  /** Puts a row's text in, in place of what it had. Returns the words that stand in it. */
  put(row: number, fields: Readonly<Record<Field, string>>): ReadonlySet<string>;
  remove(row: number): void;
  /** Live rows that hold the term. */
  use(term: string): number;
  /** Rows that hold at least `termsNeeded` of the terms. Terms are distinct; unknown ones match nothing and are not needed. */
  match(terms: readonly string[]): LexicalMatches;
  scores(terms: readonly string[], rows: Int32Array): LexicalScores;
}

/** Half of the terms, rounded up: `striped shirt` answers `blue striped shirt`, `blue` alone does not. */
export function termsNeeded(terms: number): number {
  return Math.ceil(terms / 2);
}

/**
 * A row's text is an *entry*; changing it makes a new entry and leaves the old one dead, so that posting lists only
 * ever grow at their end. When half of the entries are dead the lists are laid anew.
 */
export function createLexicalIndex(): LexicalIndex {
  let state = emptyState();
  const remove = (row: number): void => {
    const entry = state.entryOfRow.get(row);
    if (entry === undefined) return;
    bury(state, row, entry);
    if (state.rowOfEntry.length > 64 && state.rowOfEntry.length > 2 * state.entryOfRow.size) state = laidAnew(state);
  };
  return {
    put(row, fields) {
      remove(row);
      return add(state, row, fields);
    },
    remove,
    use: (term) => state.terms.get(term)?.use ?? 0,
    match: (terms) => match(state, terms),
    scores: (terms, rows) => scoresOf(state, terms, rows),
  };
}

interface Term {
  readonly postings: PostingList;
  /** Live entries among the postings. */
  use: number;
}

interface Entry {
  readonly terms: ReadonlyMap<string, Uint8Array>;
  readonly lengths: readonly number[];
}

interface State {
  readonly terms: Map<string, Term>;
  /** −1 for a dead entry. */
  readonly rowOfEntry: number[];
  readonly entryOfRow: Map<number, number>;
  readonly entries: (Entry | undefined)[];
  readonly lengths: ReturnType<typeof createFieldLengths>;
}

function emptyState(): State {
  return { terms: new Map(), rowOfEntry: [], entryOfRow: new Map(), entries: [], lengths: createFieldLengths() };
}

function add(state: State, row: number, fields: Readonly<Record<Field, string>>): ReadonlySet<string> {
  const terms = new Map<string, Uint8Array>();
  const words = new Set<string>();
  const lengths = FIELDS.map((field, at) => {
    const found = indexTerms(fields[field]);
    for (const term of found.terms) countTerm(terms, term, at);
    for (const word of found.words) words.add(word);
    return found.terms.length;
  });
  append(state, row, { terms, lengths });
  return words;
}

function countTerm(terms: Map<string, Uint8Array>, term: string, field: number): void {
  let counts = terms.get(term);
  if (counts === undefined) terms.set(term, (counts = new Uint8Array(FIELDS.length)));
  counts[field] = Math.min(255, (counts[field] ?? 0) + 1);
}

function append(state: State, row: number, entry: Entry): void {
  const number = state.entries.push(entry) - 1;
  state.rowOfEntry.push(row);
  state.entryOfRow.set(row, number);
  state.lengths.add(number, entry.lengths);
  for (const [name, counts] of entry.terms) {
    let term = state.terms.get(name);
    if (term === undefined) state.terms.set(name, (term = { postings: createPostingList(), use: 0 }));
    term.postings.append(number, counts);
    term.use++;
  }
}

function bury(state: State, row: number, number: number): void {
  for (const name of state.entries[number]?.terms.keys() ?? []) {
    const term = state.terms.get(name);
    if (term !== undefined) term.use--;
  }
  state.lengths.remove(number);
  state.entries[number] = undefined;
  state.rowOfEntry[number] = -1;
  state.entryOfRow.delete(row);
}

function laidAnew(old: State): State {
  const state = emptyState();
  for (const [number, entry] of old.entries.entries()) {
    if (entry !== undefined) append(state, old.rowOfEntry[number] ?? 0, entry);
  }
  return state;
}

interface UsedTerm extends Term {
  readonly idf: number;
}

function usedTerms(state: State, terms: readonly string[]): UsedTerm[] {
  return terms.flatMap((name) => {
    const term = state.terms.get(name);
    if (term === undefined || term.use === 0) return [];
    return [{ ...term, idf: inverseDocumentFrequency(state.entryOfRow.size, term.use) }];
  });
}

function match(state: State, terms: readonly string[]): LexicalMatches {
  const used = usedTerms(state, terms);
  const weights = state.lengths.occurrenceWeights();
  const scores = new Float64Array(state.rowOfEntry.length);
  const held = new Uint8Array(state.rowOfEntry.length);
  for (const { postings, idf } of used) {
    for (let at = 0; at < postings.length(); at++) {
      const entry = postings.entryAt(at);
      scores[entry] = (scores[entry] ?? 0) + termScore(idf, pseudoFrequency(postings, at, weights));
      held[entry] = (held[entry] ?? 0) + 1;
    }
  }
  return collect(state, { scores, held, needed: Math.max(1, termsNeeded(used.length)) });
}

function pseudoFrequency(postings: PostingList, at: number, weights: Float64Array): number {
  const entry = postings.entryAt(at);
  let sum = 0;
  for (let field = 0; field < FIELDS.length; field++) {
    sum += postings.frequencyAt(at, field) * (weights[entry * FIELDS.length + field] ?? 0);
  }
  return sum;
}

interface Counted {
  readonly scores: Float64Array;
  readonly held: Uint8Array;
  readonly needed: number;
}

function collect(state: State, { scores, held, needed }: Counted): LexicalMatches {
  const rows = new Int32Array(scores.length);
  let count = 0;
  for (let entry = 0; entry < held.length; entry++) {
    const row = state.rowOfEntry[entry] ?? -1;
    if ((held[entry] ?? 0) < needed || row < 0) continue;
    rows[count] = row;
    scores[count] = scores[entry] ?? 0;
    count++;
  }
  return { rows: rows.slice(0, count), scores: scores.slice(0, count) };
}

function scoresOf(state: State, terms: readonly string[], rows: Int32Array): LexicalScores {
  const used = usedTerms(state, terms);
  const weights = state.lengths.occurrenceWeights();
  const score = new Float64Array(rows.length);
  const termsHeld = new Uint8Array(rows.length);
  const titleTermsHeld = new Uint8Array(rows.length);
  for (const { postings, idf } of used) {
    for (let i = 0; i < rows.length; i++) {
      const entry = state.entryOfRow.get(rows[i] ?? -1);
      const at = entry === undefined ? -1 : postings.find(entry);
      if (at < 0) continue;
      score[i] = (score[i] ?? 0) + termScore(idf, pseudoFrequency(postings, at, weights));
      termsHeld[i] = (termsHeld[i] ?? 0) + 1;
      if (postings.frequencyAt(at, 0) > 0) titleTermsHeld[i] = (titleTermsHeld[i] ?? 0) + 1;
    }
  }
  return { score, termsHeld, titleTermsHeld, bound: used.reduce((sum, { idf }) => sum + idf, 0) };
}
