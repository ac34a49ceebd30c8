import { DEFAULT_NETWORK_CONFIG, type NetworkConfig } from '../fusion/network-shape.ts';
import type { TrainingEngineName } from './engine-name.ts';
import type { LossConfig } from './losses/training-loss.ts';

/** Whether the item side is warmed before training (warm-start/); it is meant for shops with many items and few interactions. */
export type WarmStart = { readonly kind: 'none' } | { readonly kind: 'contrastive'; readonly steps: number };

/** What may be chosen about a training run; plain JSON, kept in the artifact. */
export interface TrainingConfig {
  readonly network: NetworkConfig;
  readonly engine: TrainingEngineName;
  readonly loss: LossConfig;
  /** What the item side learns from the items alone, before the first slate. */
  readonly warmStart: WarmStart;
  /**
   * Share of a user's history entries left out of a training step, in [0, 1); one entry always stays. Cross features were worked
   * out before, and still speak of the whole history.
   */
  readonly historyDropout: number;
  readonly slatesPerStep: number;
  readonly maxEpochs: number;
  /** Epochs without a better validation NDCG after which training stops. */
  readonly patience: number;
  readonly learningRate: number;
  /** Steps over which the learning rate rises from 0. */
  readonly warmUpSteps: number;
  /** The share of the learning rate that is left at the last epoch, in (0, 1]; cosine in between. */
  readonly finalLearningRateShare: number;
  /** Decoupled weight decay of matrices, per unit of learning rate. */
  readonly weightDecay: number;
  /** Names of weights, or what names begin with, that stay as training starts from them: `item.text.`. */
  readonly frozen: readonly string[];
  /** The same, of weights that start at 0. */
  readonly zeroed: readonly string[];
  /** How much each objective counts in the loss, in the order of OBJECTIVES. */
  readonly lossWeights: readonly number[];
  /** How much each objective's log-odds count in the score, in the order of OBJECTIVES. */
  readonly scoreWeights: readonly number[];
  /**
   * `inverse`: a shown row counts 1 / propensity, so that the log weighs as if every item had stood everywhere alike; needs logged
   * propensities and a loss of single rows.
   */
  readonly propensityWeighting: 'none' | 'inverse';
  /** Smaller propensities count as this one, in (0, 1]: a row counts at most 1 / floor. */
  readonly propensityFloor: number;
  /** The k of the validation NDCG@k. */
  readonly validationCutoff: number;
  /** Validation slates ranked after an epoch, at most. */
  readonly validationSlates: number;
  /** Steps between checkpoints; an epoch's end always writes one. */
  readonly checkpointEverySteps: number;
  /** Steps between two points of loss, learning rate and gradient norm. */
  readonly scalarsEverySteps: number;
}

export const DEFAULT_TRAINING_CONFIG: TrainingConfig = {
  network: DEFAULT_NETWORK_CONFIG,
  engine: 'onnx',
  loss: { kind: 'cross-entropy' },
  warmStart: { kind: 'none' },
  historyDropout: 0,
  slatesPerStep: 32,
  maxEpochs: 8,
  patience: 5,
  learningRate: 0.002,
  warmUpSteps: 100,
  finalLearningRateShare: 0.1,
  weightDecay: 0.01,
  frozen: [],
  zeroed: [],
  lossWeights: [1, 0.5, 0.5],
  scoreWeights: [0.6, 0.2, 0.2],
  propensityWeighting: 'none',
  propensityFloor: 0.05,
  validationCutoff: 10,
  validationSlates: 2000,
  checkpointEverySteps: 200,
  scalarsEverySteps: 20,
};
