import type { NetworkShape } from '../fusion/network-shape.ts';
import type { Weights } from '../fusion/weights.ts';
import type { Calibration } from './calibration.ts';

/** How the objectives' probabilities become one score: the order follows Σ weight · log-odds. */
export interface ScoreWeights {
  /** One weight an objective, in the order of the heads. */
  readonly objectives: readonly number[];
}

/** Everything ranking needs of a training run. */
export interface TrainedNetwork {
  readonly modelVersion: string;
  readonly shape: NetworkShape;
  readonly weights: Weights;
  /** Names of the cross features, in the order of their columns. */
  readonly crossFeatures: readonly string[];
  readonly scoreWeights: ScoreWeights;
  /** One an objective, in the order of the heads; absent: probabilities are the logits' own. */
  readonly calibration?: readonly Calibration[];
}
