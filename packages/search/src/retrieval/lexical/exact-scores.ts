import { FIELDS, termScore } from './bm25.ts';
import { pseudoFrequency, type PseudoFrequency } from './impact.ts';
import type { LexicalQuery, PlainTerm, QueryTerm, UnitedTerm } from './query.ts';
import { nearPlaceOf, placeOf, type Postings, type Segment } from './segment.ts';
import type { RowPlace, Segments } from './segments.ts';
import { listsOf, termPostings, type TermPostings } from './term-postings.ts';

/** What the query's words say of given rows. All are aligned with the rows asked for. */
export interface LexicalScores {
  /** BM25F, 0 where no term is held. */
  readonly score: Float64Array;
  readonly termsHeld: Uint8Array;
  readonly titleTermsHeld: Uint8Array;
  /** The most that any item could score: the sum of the terms' idf. */
  readonly bound: number;
}

const WIDTH = FIELDS.length;
const TITLE = FIELDS.indexOf('title');

/** By the formula itself. A row without a text, or with none of the terms, scores 0. */
export function scoresOfRows(query: LexicalQuery, rows: Int32Array, segments: Segments): LexicalScores {
  const score = new Float64Array(rows.length);
  const termsHeld = new Uint8Array(rows.length);
  const titleTermsHeld = new Uint8Array(rows.length);
  const frequency = { counts: segments.frequencies.counts(), tables: segments.averages.weights().tables };
  const places = Array.from(rows, (row) => segments.placeOf(row));
  const into = { score, termsHeld, titleTermsHeld };
  for (const term of query.terms) {
    if (term.kind === 'plain') addPlain(term, { places, into, frequency });
    else addUnited(term, { places, into, frequency });
  }
  return { score, termsHeld, titleTermsHeld, bound: query.bound };
}

interface Adding {
  readonly places: readonly (RowPlace | undefined)[];
  readonly into: Pick<LexicalScores, 'score' | 'termsHeld' | 'titleTermsHeld'>;
  readonly frequency: PseudoFrequency;
}

/** By one list: this runs for every candidate of every request, most of whose terms have no alternatives. */
function addPlain({ number, idf }: PlainTerm, { places, into, frequency }: Adding): void {
  const lists = new Map<Segment, Postings | undefined>();
  for (let i = 0; i < places.length; i++) {
    const place = places[i];
    if (place === undefined) continue;
    const { segment, entry } = place;
    if (!lists.has(segment)) lists.set(segment, segment.postings(number));
    const list = lists.get(segment);
    const at = list === undefined ? -1 : exactPlace(list, entry);
    if (list === undefined || at < 0) continue;
    const held = list.frequencies[at] as number;
    const f = pseudoFrequency(frequency, segment.lengths, { entry, frequency: held });
    put(into, i, { score: termScore(idf, f), inTitle: (frequency.counts[held * WIDTH + TITLE] ?? 0) > 0 });
  }
}

function addUnited(term: UnitedTerm, { places, into, frequency }: Adding): void {
  const known = new Map<Segment, HeldTerm>();
  for (let i = 0; i < places.length; i++) {
    const place = places[i];
    if (place === undefined) continue;
    const { segment, entry } = place;
    const heldIn = known.get(segment) ?? heldTerm(term, segment, frequency);
    known.set(segment, heldIn);
    const held = heldIn(entry);
    if (held !== undefined) put(into, i, held);
  }
}

function put(
  { score, termsHeld, titleTermsHeld }: Adding['into'],
  i: number,
  held: { readonly score: number; readonly inTitle: boolean },
): void {
  score[i] = (score[i] as number) + held.score;
  termsHeld[i] = (termsHeld[i] as number) + 1;
  if (held.inTitle) titleTermsHeld[i] = (titleTermsHeld[i] as number) + 1;
}

/** What an entry gets for a term; undefined where it holds none of what the term may be. */
type HeldTerm = (entry: number) => { readonly score: number; readonly inTitle: boolean } | undefined;

function heldTerm(term: QueryTerm, segment: Segment, frequency: PseudoFrequency): HeldTerm {
  const plain = term.kind === 'plain' ? [{ numbers: [term.number], weight: 1 }] : term.alternatives;
  const alternatives = plain.flatMap(({ numbers, weight }) => {
    const lists = listsOf(numbers, segment);
    return lists === undefined ? [] : [{ lists, weight }];
  });
  return (entry) => {
    let best: { score: number; inTitle: boolean } | undefined;
    for (const { lists, weight } of alternatives) {
      const held = heldTogether(lists, { entry, lengths: segment.lengths, frequency });
      if (held === undefined) continue;
      const score = weight * termScore(term.idf, held.frequency);
      best = { score: Math.max(score, best?.score ?? 0), inTitle: held.inTitle || best?.inTitle === true };
    }
    return best;
  };
}

interface EntryAsked {
  readonly entry: number;
  readonly lengths: Segment['lengths'];
  readonly frequency: PseudoFrequency;
}

/** The least pseudo-frequency among terms that an entry holds together, and whether all stand in its title. */
function heldTogether(lists: readonly Postings[], { entry, lengths, frequency }: EntryAsked) {
  let least = Infinity;
  let inTitle = true;
  for (const list of lists) {
    const at = exactPlace(list, entry);
    if (at < 0) return undefined;
    const held = list.frequencies[at] ?? 0;
    least = Math.min(least, pseudoFrequency(frequency, lengths, { entry, frequency: held }));
    inTitle &&= (frequency.counts[held * WIDTH + TITLE] ?? 0) > 0;
  }
  return { frequency: least, inTitle };
}

function exactPlace(list: TermPostings, entry: number): number {
  const at = placeOf(list.entries, entry, list);
  return at < list.to && list.entries[at] === entry ? at : -1;
}

/** Scores of rising entries of one segment: the same numbers as `scoresOfRows`, with one walk along each list. */
export function scoresOfEntries(
  query: LexicalQuery,
  { segment, entries }: { readonly segment: Segment; readonly entries: Int32Array },
  { frequencies, averages }: Pick<Segments, 'frequencies' | 'averages'>,
): Float64Array {
  const scores = new Float64Array(entries.length);
  const frequency = { counts: frequencies.counts(), tables: averages.weights().tables };
  for (const term of query.terms) {
    if (term.kind === 'united') {
      const held = heldTerm(term, segment, frequency);
      for (let i = 0; i < entries.length; i++) {
        scores[i] = (scores[i] as number) + (held(entries[i] as number)?.score ?? 0);
      }
      continue;
    }
    const { number, idf } = term;
    const list = segment.postings(number);
    if (list === undefined) continue;
    let from = list.from;
    for (let i = 0; i < entries.length && from < list.to; i++) {
      const entry = entries[i] as number;
      from = nearPlaceOf(list.entries, entry, { from, to: list.to });
      if (from === list.to || list.entries[from] !== entry) continue;
      const held = list.frequencies[from] as number;
      const f = pseudoFrequency(frequency, segment.lengths, { entry, frequency: held });
      scores[i] = (scores[i] as number) + termScore(idf, f);
    }
  }
  return scores;
}

/** Whether a row holds enough of the query's terms. */
export function holder(query: LexicalQuery, segments: Segments): (row: number) => boolean {
  const lists = new Map<Segment, readonly TermPostings[]>();
  const listsIn = (segment: Segment): readonly TermPostings[] => {
    let found = lists.get(segment);
    if (found === undefined) {
      found = query.terms.flatMap((term) => termPostings(term, segment) ?? []);
      lists.set(segment, found);
    }
    return found;
  };
  return (row) => {
    const place = query.terms.length === 0 ? undefined : segments.placeOf(row);
    if (place === undefined) return false;
    let held = 0;
    for (const list of listsIn(place.segment)) if (exactPlace(list, place.entry) >= 0) held++;
    return held >= query.needed;
  };
}
