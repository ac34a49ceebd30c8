import * as tf from '@tensorflow/tfjs-core';
import { bayesianPersonalisedRanking } from './bayesian-personalised-ranking.ts';
import { binaryCrossEntropy } from './binary-cross-entropy.ts';
import { lambdaRank } from './lambda-rank.ts';
import { listwiseSoftmax } from './listwise-softmax.ts';
import { slateLoss, type SlateTargets } from './slate-loss.ts';
import { squaredError } from './squared-error.ts';

/**
 * What training minimises. Of each row on its own: `cross-entropy` (labels in [0, 1]) and `mse` (ratings or grades). Of the order
 * within a slate: `bpr` and `listwise` for positives among the rest, `lambda` for grades.
 */
export interface LossConfig {
  readonly kind: 'cross-entropy' | 'mse' | 'bpr' | 'listwise' | 'lambda';
}

export interface LossTargets extends SlateTargets {
  /** [pairs]: how much each row counts; only losses of single rows read it. */
  readonly pairWeights: Float32Array;
}

/** The loss by config of logits [pairs, objectives]: objectives weighted, a mean over pairs or over slates. */
export function trainingLoss(logits: tf.Tensor2D, targets: LossTargets, { kind }: LossConfig): tf.Scalar {
  switch (kind) {
    case 'cross-entropy':
      return binaryCrossEntropy(logits, ...rowTargets(targets));
    case 'mse':
      return squaredError(logits, ...rowTargets(targets));
    case 'bpr':
      return slateLoss(logits, targets, bayesianPersonalisedRanking);
    case 'listwise':
      return slateLoss(logits, targets, listwiseSoftmax);
    case 'lambda':
      return slateLoss(logits, targets, lambdaRank);
  }
}

/** Labels and weights, [pairs, objectives] each. */
function rowTargets(targets: LossTargets): [tf.Tensor2D, tf.Tensor2D] {
  const size: [number, number] = [targets.pairWeights.length, targets.lossWeights.length];
  return [tf.tensor2d(targets.labels, size), tf.tensor2d(rowWeights(targets), size)];
}

/** [pairs, objectives]: how much each label counts in a loss of single rows. */
export function rowWeights({ pairWeights, lossWeights }: LossTargets): Float32Array {
  const objectives = lossWeights.length;
  const pairs = pairWeights.length;
  const weights = new Float32Array(pairs * objectives);
  for (let i = 0; i < weights.length; i++) {
    const own = pairWeights[Math.floor(i / objectives)] as number;
    weights[i] = (own * (lossWeights[i % objectives] as number)) / pairs;
  }
  return weights;
}

/** Whether the loss is one of single rows, which can be weighted each. */
export function isOfRows({ kind }: LossConfig): boolean {
  return kind === 'cross-entropy' || kind === 'mse';
}
