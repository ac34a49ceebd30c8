import type { CatalogItem } from '@fusionrank/domain/item';
import { wordsOf } from '../truth/words.ts';

/** A plain keyword index over title, brand, category and attributes. */
export interface InvertedIndex {
  /** Lexical score of every item that shares a word with the query: Σ idf over shared words, 1 for the best. By row. */
  match(query: string): ReadonlyMap<number, number>;
}

export function buildInvertedIndex(items: readonly CatalogItem[]): InvertedIndex {
  const postings = new Map<string, number[]>();
  for (const [row, item] of items.entries()) {
    for (const word of new Set(wordsOf(searchedText(item)))) {
      const rows = postings.get(word);
      if (rows === undefined) postings.set(word, [row]);
      else rows.push(row);
    }
  }
  return {
    match(query) {
      const scores = new Map<number, number>();
      for (const word of new Set(wordsOf(query))) {
        const rows = postings.get(word) ?? [];
        const idf = Math.log(1 + items.length / Math.max(1, rows.length));
        for (const row of rows) scores.set(row, (scores.get(row) ?? 0) + idf);
      }
      return scaledToBest(scores);
    },
  };
}

function searchedText(item: CatalogItem): string {
  const attributes = Object.entries(item.attributes).flatMap(([key, values]) => (key === 'size' ? [] : values));
  return [item.title, item.brand ?? '', ...item.categoryPath, ...attributes].join(' ');
}

function scaledToBest(scores: Map<number, number>): ReadonlyMap<number, number> {
  let best = 0;
  for (const score of scores.values()) best = Math.max(best, score);
  for (const [row, score] of scores) scores.set(row, score / best);
  return scores;
}
