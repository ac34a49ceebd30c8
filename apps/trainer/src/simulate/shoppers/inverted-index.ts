import type { CatalogItem } from '@fusionrank/domain/item';
import { wordsOf } from '../truth/words.ts';

/** Rows that share a word with a query, and how much: Σ idf over the shared words, 1 for the best. */
export interface Matches {
  readonly rows: Int32Array;
  /** Aligned with `rows`, in (0, 1]. */
  readonly scores: Float64Array;
}

/** A plain keyword index over title, brand, category and attributes. */
export interface InvertedIndex {
  match(query: string): Matches;
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
  const sums = new Float64Array(items.length);
  return {
    match(query) {
      sums.fill(0);
      for (const word of new Set(wordsOf(query))) {
        const rows = postings.get(word) ?? [];
        const idf = Math.log(1 + items.length / Math.max(1, rows.length));
        for (const row of rows) sums[row] = (sums[row] ?? 0) + idf;
      }
      return matchesOf(sums);
    },
  };
}

function searchedText(item: CatalogItem): string {
  const attributes = Object.entries(item.attributes).flatMap(([key, values]) => (key === 'size' ? [] : values));
  return [item.title, item.brand ?? '', ...item.categoryPath, ...attributes].join(' ');
}

function matchesOf(sums: Float64Array): Matches {
  let best = 0;
  let count = 0;
  for (const sum of sums) {
    if (sum > 0) count++;
    if (sum > best) best = sum;
  }
  const rows = new Int32Array(count);
  const scores = new Float64Array(count);
  let at = 0;
  for (let row = 0; row < sums.length; row++) {
    const sum = sums[row] ?? 0;
    if (sum === 0) continue;
    rows[at] = row;
    scores[at++] = sum / best;
  }
  return { rows, scores };
}
