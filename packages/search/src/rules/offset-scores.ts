import { MOST_LOG_ODDS, type AppliedRule } from '@fusionrank/domain/rule';

/** A boost or a bury, made ready. */
export interface LogOddsOffset {
  readonly of: (row: number) => boolean;
  /** Above 0 lifts. */
  readonly logOdds: number;
  readonly applied: AppliedRule;
}

export interface OffsetRequest {
  readonly rows: Int32Array;
  /** Aligned with `rows`. */
  readonly scores: ArrayLike<number>;
  /** `probability`: offsets are added to the scores' log-odds. `order`: to the scores themselves, one for one. */
  readonly scale: 'probability' | 'order';
}

export interface OffsetScores {
  /** Aligned with the rows; the same array where no rule met a row. */
  readonly scores: ArrayLike<number>;
  /** By place in the rows; those that no rule met are not there. */
  readonly touched: ReadonlyMap<number, readonly AppliedRule[]>;
}

/** All offsets of an item together are cut to this, either way. */
const MOST_TOGETHER = 2 * MOST_LOG_ODDS;

export function offsetScores({ rows, scores, scale }: OffsetRequest, offsets: readonly LogOddsOffset[]): OffsetScores {
  const touched = new Map<number, readonly AppliedRule[]>();
  if (offsets.length === 0) return { scores, touched };
  const shifted = Float64Array.from(scores);
  for (let place = 0; place < rows.length; place++) {
    const met = offsets.filter(({ of }) => of(rows[place] as number));
    if (met.length === 0) continue;
    const sum = met.reduce((total, { logOdds }) => total + logOdds, 0);
    const by = Math.min(MOST_TOGETHER, Math.max(-MOST_TOGETHER, sum));
    shifted[place] = shiftedScore(scores[place] ?? Number.NaN, by, scale);
    touched.set(
      place,
      met.map(({ applied }) => applied),
    );
  }
  return { scores: touched.size === 0 ? scores : shifted, touched };
}

/** σ(logit(p) + by), as odds: p e^by / (1 − p + p e^by), which holds for 0 and 1 as well. */
function shiftedScore(score: number, by: number, scale: OffsetRequest['scale']): number {
  if (scale === 'order') return score + by;
  const odds = score * Math.exp(by);
  return odds / (1 - score + odds);
}
