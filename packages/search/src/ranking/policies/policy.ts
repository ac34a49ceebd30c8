import type { FusedRows } from '../../retrieval/reciprocal-rank.ts';
import type { CrossFeatureRequest } from '../cross-features/request.ts';
import type { ScoreShare } from './network-shares.ts';

/** One request's candidates and what may be known of them. */
export interface PolicyRequest extends Omit<CrossFeatureRequest, 'rows'> {
  readonly candidates: FusedRows;
}

export type ScoreScale = 'probability' | 'order';

/** Orders candidates. The network is one; the baselines it is held against are others, over the same pipeline. */
export interface RankingPolicy {
  readonly name: string;
  /** Whether its scores are probabilities, in (0, 1), or numbers that only order. */
  readonly scale: ScoreScale;
  /** Aligned with the candidates, larger is better. The signal aborts when nobody waits for them any more. */
  score(request: PolicyRequest, signal?: AbortSignal): Promise<ArrayLike<number>>;
  /**
   * What each part of the score brings, aligned with the rows; undefined for a row it can't say it of. Absent: the policy's
   * scores have no parts.
   */
  readonly explain?: (
    request: CrossFeatureRequest,
    signal?: AbortSignal,
  ) => Promise<readonly (ScoreShare | undefined)[]>;
}
