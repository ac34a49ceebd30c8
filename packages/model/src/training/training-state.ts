import type { Weight, Weights } from '../fusion/weights.ts';
import { type Moments, zeroMoments } from '../optimization/adam.ts';

/** Where a training run stands between two steps: all that its future depends on, beside data, configuration and seed. */
export interface TrainingState {
  /** Steps done. */
  step: number;
  /** Changed in place by each step. */
  readonly weights: Weights;
  readonly moments: ReadonlyMap<string, Moments>;
  /** Sum of the losses of the current epoch's steps. */
  epochLoss: number;
  epochs: EpochReport[];
  best: { readonly weights: Weights; readonly epoch: number; readonly validationNdcg: number } | undefined;
}

export interface EpochReport {
  /** From 0. */
  readonly epoch: number;
  /** Mean training loss. */
  readonly loss: number;
  /** NDCG at the configured cutoff on the validation slates. */
  readonly validationNdcg: number;
}

export function newTrainingState(weights: Weights): TrainingState {
  const learned = [...weights].filter(([, { kind }]) => kind !== 'fixed');
  return {
    step: 0,
    weights,
    moments: new Map(learned.map(([name, { values }]) => [name, zeroMoments(values.length)])),
    epochLoss: 0,
    epochs: [],
    best: undefined,
  };
}

/** A copy that later steps don't change. */
export function copied(weights: Weights): Weights {
  return new Map(
    [...weights].map(([name, weight]): readonly [string, Weight] => [
      name,
      { ...weight, values: weight.values.slice() },
    ]),
  );
}
