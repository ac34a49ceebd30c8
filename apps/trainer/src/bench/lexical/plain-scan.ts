import {
  FIELDS,
  FIELD_SETTINGS,
  inverseDocumentFrequency,
  occurrenceWeight,
  termScore,
  termsNeeded,
} from '@fusionrank/search/lexical';
import { stem } from '@fusionrank/search/understanding';
import type { BenchProduct } from './bench-products.ts';

/** Scores every product for some queries by the definition alone: what an engine's answers are held against. */
export interface PlainScan {
  see(product: BenchProduct): void;
  /** BM25F of every row that holds at least half of the query's terms. */
  scores(query: string): ReadonlyMap<number, number>;
  /** How many of the query's terms a row holds. */
  termsHeld(query: string, row: number): number;
}

/** Where a term stands in a product: its count in each field. */
type Hits = Map<number, Uint8Array>;

export function createPlainScan(queries: readonly string[], products: number): PlainScan {
  const hits = new Map<string, Hits>(queries.flatMap(termsOf).map((term) => [term, new Map<number, Uint8Array>()]));
  const lengths = new Uint16Array(products * FIELDS.length);
  const totals = FIELDS.map(() => 0);
  let seen = 0;
  return {
    see({ row, fields }) {
      seen++;
      FIELDS.forEach((name, field) => {
        const words = fields[name].split(' ');
        lengths[row * FIELDS.length + field] = words.length;
        totals[field] = (totals[field] ?? 0) + words.length;
        for (const word of words) count(hits.get(stem(word)), row, field);
      });
    },
    scores: (query) => {
      const terms = termsOf(query).filter((term) => (hits.get(term)?.size ?? 0) > 0);
      const rows = new Set(terms.flatMap((term) => [...(hits.get(term)?.keys() ?? [])]));
      const scored = new Map<number, number>();
      for (const row of rows) {
        const held = terms.filter((term) => hits.get(term)?.has(row) === true);
        if (held.length < termsNeeded(terms.length)) continue;
        scored.set(
          row,
          held.reduce((sum, term) => sum + scoreOf(term, row), 0),
        );
      }
      return scored;
    },
    termsHeld: (query, row) => termsOf(query).filter((term) => hits.get(term)?.has(row) === true).length,
  };

  function scoreOf(term: string, row: number): number {
    const counts = hits.get(term)?.get(row);
    const frequency = FIELDS.reduce((sum, name, field) => {
      const length = lengths[row * FIELDS.length + field] ?? 0;
      return sum + (counts?.[field] ?? 0) * occurrenceWeight(FIELD_SETTINGS[name], length, (totals[field] ?? 0) / seen);
    }, 0);
    return termScore(inverseDocumentFrequency(seen, hits.get(term)?.size ?? 0), frequency);
  }
}

function termsOf(query: string): string[] {
  return [...new Set(query.split(' ').map(stem))];
}

function count(hits: Hits | undefined, row: number, field: number): void {
  if (hits === undefined) return;
  let counts = hits.get(row);
  if (counts === undefined) hits.set(row, (counts = new Uint8Array(FIELDS.length)));
  counts[field] = (counts[field] ?? 0) + 1;
}
