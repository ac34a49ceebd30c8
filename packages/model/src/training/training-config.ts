import { DEFAULT_NETWORK_CONFIG, type NetworkConfig } from '../fusion/network-shape.ts';
import type { TrainingEngineName } from './engine.ts';

/** What may be chosen about a training run; plain JSON, kept in the artifact. */
export interface TrainingConfig {
  readonly network: NetworkConfig;
  readonly engine: TrainingEngineName;
  readonly slatesPerStep: number;
  readonly maxEpochs: number;
  /** Epochs without a better validation NDCG@10 after which training stops. */
  readonly patience: number;
  readonly learningRate: number;
  /** Steps over which the learning rate rises from 0. */
  readonly warmUpSteps: number;
  /** The share of the learning rate that is left at the last epoch, in (0, 1]; cosine in between. */
  readonly finalLearningRateShare: number;
  /** Decoupled weight decay of matrices, per unit of learning rate. */
  readonly weightDecay: number;
  /** How much each objective counts in the loss, in the order of OBJECTIVES. */
  readonly lossWeights: readonly number[];
  /** How much each objective's log-odds count in the score, in the order of OBJECTIVES. */
  readonly scoreWeights: readonly number[];
  /** Validation slates ranked after an epoch, at most. */
  readonly validationSlates: number;
  /** Steps between checkpoints; an epoch's end always writes one. */
  readonly checkpointEverySteps: number;
}

export const DEFAULT_TRAINING_CONFIG: TrainingConfig = {
  network: DEFAULT_NETWORK_CONFIG,
  engine: 'onnx',
  slatesPerStep: 32,
  maxEpochs: 8,
  patience: 5,
  learningRate: 0.002,
  warmUpSteps: 100,
  finalLearningRateShare: 0.1,
  weightDecay: 0.01,
  lossWeights: [1, 0.5, 0.5],
  scoreWeights: [0.6, 0.2, 0.2],
  validationSlates: 2000,
  checkpointEverySteps: 200,
};
