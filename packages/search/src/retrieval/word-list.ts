import type { AskedTerm } from '../understanding/asked-term.ts';
import type { CatalogIndex } from './catalog-index.ts';
import type { RankedList } from './reciprocal-rank.ts';
import { topRows } from './top-rows.ts';

export interface WordListRequest {
  /** The query's terms, in its order. */
  readonly terms: readonly AskedTerm[];
  /** Which live rows may be in it; absent: all. */
  readonly accepts?: ((row: number) => boolean) | undefined;
  readonly limit: number;
}

/** What all of the query's neighbours standing side by side in the title add to a score, over the score. */
const PHRASE_BOOST = 0.2;

/** The best matches by their words, best first: BM25F chooses them, and those that hold the query's phrases move up. */
export function wordList({ terms, accepts, limit }: WordListRequest, index: CatalogIndex): RankedList {
  const { rows, scores } = index.lexical.top(terms, {
    limit,
    countTo: 0,
    ...(accepts !== undefined && { accept: accepts }),
  });
  if (terms.length < 2) return { source: 'lexical', rows };
  const phrases = index.lexical.titlePhrases(terms, rows);
  const boosted = scores.map((score, i) => score * (1 + (PHRASE_BOOST * (phrases[i] ?? 0)) / (terms.length - 1)));
  return { source: 'lexical', rows: topRows(rows, boosted, limit) };
}
