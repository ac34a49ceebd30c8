import type { CandidateSource } from '@fusionrank/domain/search';

/** What one source proposes, best first. */
export interface RankedList {
  readonly source: CandidateSource;
  readonly rows: Int32Array;
}

/** Rows of all lists, each once, with their fused score and where they came from. */
export interface FusedRows {
  readonly rows: Int32Array;
  /** Aligned with `rows`, falling. */
  readonly scores: Float64Array;
  /** Aligned with `rows`, each once, in the order of the lists. */
  readonly sources: readonly (readonly CandidateSource[])[];
}

/** How slowly a list's say fades with the rank. */
const K = 60;

/** 1 / (60 + rank), rank from 1 (Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion", SIGIR 2009). */
export function reciprocalRank(rank: number): number {
  return 1 / (K + rank);
}

/** The best `limit` rows by their summed reciprocal ranks; equal sums by row. */
export function fuseByReciprocalRank(lists: readonly RankedList[], limit: number): FusedRows {
  const fused = new Map<number, { score: number; readonly sources: CandidateSource[] }>();
  for (const { source, rows } of lists) {
    rows.forEach((row, at) => {
      const entry = fused.get(row) ?? { score: 0, sources: [] };
      entry.score += reciprocalRank(at + 1);
      if (!entry.sources.includes(source)) entry.sources.push(source);
      fused.set(row, entry);
    });
  }
  const best = [...fused].sort(([a, x], [b, y]) => y.score - x.score || a - b).slice(0, limit);
  return {
    rows: Int32Array.from(best, ([row]) => row),
    scores: Float64Array.from(best, ([, { score }]) => score),
    sources: best.map(([, { sources }]) => sources),
  };
}
