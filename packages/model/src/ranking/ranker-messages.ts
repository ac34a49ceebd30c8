import type { EngineChoice } from './engine/open-engine.ts';
import type { ItemFeatureTable } from './item-features.ts';
import type { ExplainRequest, RankRequest, RankScores, ScoreShares } from './ranker.ts';
import type { TrainedNetwork } from './trained-network.ts';

/** What the ranking thread is asked; each carries the id its answer bears. */
export type Task =
  | { readonly kind: 'open'; readonly network: TrainedNetwork; readonly options: Partial<EngineChoice> }
  | { readonly kind: 'items'; readonly count: number; /** Without its ids. */ readonly table: ItemFeatureTable }
  | { readonly kind: 'rank'; readonly request: RankRequest }
  | { readonly kind: 'explain'; readonly request: ExplainRequest };

export type Answer =
  | { readonly kind: 'done' }
  | { readonly kind: 'scores'; readonly scores: RankScores }
  | { readonly kind: 'shares'; readonly shares: ScoreShares }
  | { readonly kind: 'failed'; readonly message: string };
