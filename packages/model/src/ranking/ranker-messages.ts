import type { EngineChoice } from './engine/open-engine.ts';
import type { CountedRows, CountedTable } from './item-matrix.ts';
import type { ExplainRequest, RankRequest, RankScores, ScoreShares } from './ranker.ts';
import type { MatrixArrays, MatrixPart, MatrixShape, PartArray } from './stored-matrix.ts';
import type { TrainedNetwork } from './trained-network.ts';

/** What the ranking thread is asked. */
export type Task =
  | { readonly kind: 'open'; readonly network: TrainedNetwork; readonly options: Partial<EngineChoice> }
  /** Tables come without their ids. */
  | { readonly kind: 'items'; readonly items: CountedTable }
  | { readonly kind: 'rows'; readonly items: CountedRows }
  | { readonly kind: 'matrix' }
  | { readonly kind: 'part'; readonly part: MatrixPart }
  /** Handed over, not copied. */
  | { readonly kind: 'restore'; readonly arrays: MatrixArrays }
  | { readonly kind: 'rank'; readonly request: RankRequest }
  | { readonly kind: 'explain'; readonly request: ExplainRequest };

export type Answer =
  | { readonly kind: 'done' }
  | { readonly kind: 'matrix'; readonly shape: MatrixShape }
  | { readonly kind: 'part'; readonly array: PartArray }
  | { readonly kind: 'scores'; readonly scores: RankScores }
  | { readonly kind: 'shares'; readonly shares: ScoreShares };
