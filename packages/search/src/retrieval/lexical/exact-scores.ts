import { FIELDS, termScore } from './bm25.ts';
import { pseudoFrequency } from './impact.ts';
import type { LexicalQuery } from './query.ts';
import { nearPlaceOf, placeOf, type Postings, type Segment } from './segment.ts';
import type { Segments } from './segments.ts';

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
  const counts = segments.frequencies.counts();
  const frequency = { counts, tables: segments.averages.weights().tables };
  const places = Array.from(rows, (row) => segments.placeOf(row));
  for (const { number, idf } of query.terms) {
    const lists = new Map<Segment, Postings | undefined>();
    for (const [i, place] of places.entries()) {
      if (place === undefined) continue;
      const { segment, entry } = place;
      if (!lists.has(segment)) lists.set(segment, segment.postings(number));
      const list = lists.get(segment);
      const at = list === undefined ? -1 : exactPlace(list, entry);
      if (list === undefined || at < 0) continue;
      const held = list.frequencies[at] ?? 0;
      score[i] =
        (score[i] ?? 0) + termScore(idf, pseudoFrequency(frequency, segment.lengths, { entry, frequency: held }));
      termsHeld[i] = (termsHeld[i] ?? 0) + 1;
      if ((counts[held * WIDTH + TITLE] ?? 0) > 0) titleTermsHeld[i] = (titleTermsHeld[i] ?? 0) + 1;
    }
  }
  return { score, termsHeld, titleTermsHeld, bound: query.bound };
}

function exactPlace(list: Postings, entry: number): number {
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
  for (const { number, idf } of query.terms) {
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
  const lists = new Map<Segment, readonly Postings[]>();
  const listsIn = (segment: Segment): readonly Postings[] => {
    let found = lists.get(segment);
    if (found === undefined) {
      found = query.terms.flatMap(({ number }) => segment.postings(number) ?? []);
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
