import type { CandidateSource } from '@fusionrank/domain/search';
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
  /** Aligned with `rows`, each once, in the order of the lists. */
  readonly sources: readonly (readonly CandidateSource[])[];
}

/** How slowly a list's say fades with the rank. */
const K = 60;

/** 1 / (60 + rank), rank from 1 (Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion", SIGIR 2009). */
export function reciprocalRank(rank: number): number {
  return 1 / (K + rank);
}

/** The best `limit` rows by their summed reciprocal ranks; equal sums by row. At most 31 lists. */
export function fuseByReciprocalRank(lists: readonly RankedList[], limit: number): FusedRows {
  const most = lists.reduce((sum, { rows }) => sum + rows.length, 0);
  const slots = new Map<number, number>();
  const rows = new Int32Array(most);
  const scores = new Float64Array(most);
  /** By slot: a bit of each list that the row stands in. */
  const inLists = new Int32Array(most);
  lists.forEach((list, number) => {
    for (let at = 0; at < list.rows.length; at++) {
      const row = list.rows[at] as number;
      let slot = slots.get(row);
      if (slot === undefined) slots.set(row, (slot = slots.size));
      rows[slot] = row;
      scores[slot] = (scores[slot] as number) + reciprocalRank(at + 1);
      inLists[slot] = (inLists[slot] as number) | (1 << number);
    }
  });
  const best = bestFirst(rows.subarray(0, slots.size), scores, limit);
  const sourcesOf = sourceSets(lists);
  return { ...best, sources: Array.from(best.rows, (row) => sourcesOf(inLists[slots.get(row) ?? 0] as number)) };
}

/** The sources of the lists whose bits are set, in the order of the lists; one array for all rows of the same lists. */
function sourceSets(lists: readonly RankedList[]): (bits: number) => readonly CandidateSource[] {
  const known = new Map<number, readonly CandidateSource[]>();
  return (bits) => {
    const sources = known.get(bits) ?? [
      ...new Set(lists.flatMap(({ source }, number) => ((bits >> number) & 1 ? [source] : []))),
    ];
    known.set(bits, sources);
    return sources;
  };
}
