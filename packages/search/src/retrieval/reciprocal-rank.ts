import type { CandidateSource } from '@fusionrank/domain/search';
import { bitOf } from '@fusionrank/domain/source-bits';
import { bestFirst } from './best-first.ts';

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
  /** Aligned with `rows`: the sources of each, as domain/source-bits.ts writes them. */
  readonly sources: Uint8Array;
}

/** How slowly a list's say fades with the rank. */
const K = 60;

/** 1 / (60 + rank), rank from 1 (Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion", SIGIR 2009). */
export function reciprocalRank(rank: number): number {
  return 1 / (K + rank);
}

/** The best `limit` rows by their summed reciprocal ranks; equal sums by row. */
export function fuseByReciprocalRank(lists: readonly RankedList[], limit: number): FusedRows {
  const most = lists.reduce((sum, { rows }) => sum + rows.length, 0);
  const slots = new Map<number, number>();
  const rows = new Int32Array(most);
  const scores = new Float64Array(most);
  const sources = new Uint8Array(most);
  for (const list of lists) {
    const bit = bitOf(list.source);
    for (let at = 0; at < list.rows.length; at++) {
      const row = list.rows[at] as number;
      let slot = slots.get(row);
      if (slot === undefined) slots.set(row, (slot = slots.size));
      rows[slot] = row;
      scores[slot] = (scores[slot] as number) + reciprocalRank(at + 1);
      sources[slot] = (sources[slot] as number) | bit;
    }
  }
  const best = bestFirst(rows.subarray(0, slots.size), scores, limit);
  return { ...best, sources: Uint8Array.from(best.rows, (row) => sources[slots.get(row) as number] as number) };
}
