import { bestFirst } from '../best-first.ts';
import { scoresOfEntries } from './exact-scores.ts';
import type { LexicalQuery } from './query.ts';
import { boundScale, createScoreFloor, segmentBounds, type BoundScale, type ScoreFloor } from './score-bounds.ts';
import { searchSegment } from './segment-search.ts';
import type { Segment } from './segment.ts';
import type { Segments } from './segments.ts';

export interface TopRequest {
  readonly limit: number;
  /** Rows that it refuses are no matches. Asked at most once a row. */
  readonly accept?: (row: number) => boolean;
  /** Matches are counted exactly up to here; default COUNTED_MATCHES. 0 where nobody wants to know. */
  readonly countTo?: number;
}

/** The best matches by BM25F. */
export interface LexicalTop {
  /** Best first, equal scores by row. */
  readonly rows: Int32Array;
  /** Aligned with `rows`. */
  readonly scores: Float64Array;
  readonly count: { readonly value: number; readonly relation: 'EXACT' | 'AT_LEAST' };
}

export const COUNTED_MATCHES = 100_000;

/** A search under way over one segment after another. */
export interface TopSearch {
  readonly query: LexicalQuery;
  readonly scale: BoundScale;
  readonly floor: ScoreFloor;
  readonly accept: ((row: number) => boolean) | undefined;
  readonly countTo: number;
  /** Whether all matches are still counted, or only those looked at that may be among the best. */
  counting: boolean;
  counted: number;
  readonly candidates: Candidate[];
}

/** A match that may be among the best. */
interface Candidate {
  readonly segment: Segment;
  readonly entries: number[];
  /** Upper bounds of their scores, in units; aligned with `entries`. */
  readonly bounds: number[];
}

/**
 * The best `limit` rows that hold at least `needed` of the query's terms. Matches are found by adding up a byte of each
 * posting that bounds its part of the score; the formula is worked out only for those whose bound reaches what `limit`
 * others are known to reach. Once matches need not be counted, lists whose terms alone can't lift an entry that high are
 * only looked into for entries found by other terms (MaxScore: Turtle and Flood, "Query evaluation: strategies and
 * optimizations", 1995).
 */
export function topMatches(query: LexicalQuery, segments: Segments, request: TopRequest): LexicalTop {
  const { limit, accept, countTo = COUNTED_MATCHES } = request;
  const mostUsed = query.terms.reduce((most, { use }) => Math.max(most, use), 0);
  // Without a filter each entry with a term is a match where one is enough.
  const known = query.needed === 1 && accept === undefined ? mostUsed : 0;
  if (query.terms.length === 0) return { ...noRows, count: { value: 0, relation: 'EXACT' } };
  const scale = boundScale(query);
  const floor = createScoreFloor(Math.max(1, limit), scale);
  const search: TopSearch = {
    query,
    scale,
    floor,
    accept,
    countTo,
    counting: known <= countTo,
    counted: 0,
    candidates: [],
  };
  const { averages } = segments.averages.weights();
  for (const segment of segments.all()) {
    searchSegment(search, segment, segmentBounds(query, segment, { scale, averages }));
  }
  const best = bestOf(search, segments, limit);
  const value = search.counting ? search.counted : Math.max(known, countTo, best.rows.length);
  return { ...best, count: { value, relation: search.counting ? 'EXACT' : 'AT_LEAST' } };
}

const noRows = { rows: new Int32Array(0), scores: new Float64Array(0) };

function bestOf({ query, floor, candidates }: TopSearch, segments: Segments, limit: number) {
  const rows: number[] = [];
  const scores: number[] = [];
  for (const { segment, entries, bounds } of candidates) {
    const left: number[] = [];
    for (let i = 0; i < entries.length; i++) {
      if ((bounds[i] as number) >= floor.value) left.push(entries[i] as number);
    }
    const rising = new Int32Array(left).sort();
    const exact = scoresOfEntries(query, { segment, entries: rising }, segments);
    for (let i = 0; i < rising.length; i++) {
      rows.push(segment.rowOf[rising[i] as number] as number);
      scores.push(exact[i] as number);
    }
  }
  return bestFirst(rows, scores, limit);
}
