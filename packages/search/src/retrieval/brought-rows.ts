import { bitOf } from '@fusionrank/domain/source-bits';
import { MAX_CANDIDATES } from '@fusionrank/domain/search';
import type { Matches } from './matches.ts';
import type { FusedRows } from './reciprocal-rank.ts';

interface Found {
  readonly matches: Pick<Matches, 'has' | 'passes'>;
  /** Rows that came in by other ways than their words. */
  readonly added: ReadonlySet<number>;
  readonly found: FusedRows;
}

/** Rows that are wanted and pass the filters: those that nothing else found, and those of them that are no match either. */
export interface BroughtRows {
  readonly rows: readonly number[];
  readonly unmatched: readonly number[];
}

export function broughtRows(wanted: Int32Array | undefined, { matches, added, found }: Found): BroughtRows {
  if (wanted === undefined) return NONE;
  const passing = [...new Set(wanted)].filter((row) => matches.passes(row));
  const here = new Set(passing.length === 0 ? [] : found.rows);
  return {
    rows: passing.filter((row) => !here.has(row)),
    unmatched: passing.filter((row) => !matches.has(row) && !added.has(row)),
  };
}

const NONE: BroughtRows = { rows: [], unmatched: [] };
const BY_RULE = bitOf('rule');

/** The candidates with these behind them, at most MAX_CANDIDATES: the last of the others make room. */
export function withBrought({ rows, scores, sources }: FusedRows, brought: readonly number[]): FusedRows {
  const kept = Math.min(rows.length, MAX_CANDIDATES - brought.length);
  return {
    rows: Int32Array.of(...rows.subarray(0, kept), ...brought),
    scores: Float64Array.of(...scores.subarray(0, kept), ...brought.map(() => 0)),
    sources: Uint8Array.of(...sources.subarray(0, kept), ...brought.map(() => BY_RULE)),
  };
}
