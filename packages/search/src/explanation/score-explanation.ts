import { SCORE_PARTS, type ScorePart } from '@fusionrank/model/ranking';
import type { ScoreShare } from '../ranking/policies/network-shares.ts';
import type { Evidence } from './evidence.ts';
import { summary } from './summary.ts';

/** Why an item scores as it does. Exact: the contributions add up to logit − baselineLogit, to rounding. */
export interface ScoreExplanation {
  /** One sentence. */
  readonly summary: string;
  /** What the order follows: the weighted sum of the objectives' log-odds. */
  readonly logit: number;
  /** The same of the average item, shown to a stranger who asked for nothing. */
  readonly baselineLogit: number;
  /** Every part once, in the order of SCORE_PARTS. */
  readonly contributions: readonly ScoreContribution[];
}

export interface ScoreContribution {
  readonly part: ScorePart;
  /** In log-odds; above 0 speaks for the item. */
  readonly shapley: number;
  /** In plain words, what the part was worked out from. */
  readonly evidence: readonly string[];
}

export function scoreExplanation(share: ScoreShare, evidence: Evidence): ScoreExplanation {
  return {
    summary: summary(share),
    logit: share.logit,
    baselineLogit: share.baselineLogit,
    contributions: SCORE_PARTS.map((part) => ({ part, shapley: share.shapley[part], evidence: evidence[part] })),
  };
}
