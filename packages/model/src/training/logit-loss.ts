import * as tf from '@tensorflow/tfjs-core';
import { withoutLeaks } from '../backend/without-leaks.ts';
import { lossTargets, type WeightedBatch } from './gradients.ts';
import { type LossConfig, trainingLoss } from './losses/training-loss.ts';

/** A loss of logits [pairs, objectives], and its gradient by them. */
export type LogitLoss = (
  logits: Float32Array,
  batch: WeightedBatch,
) => { readonly loss: number; readonly slopes: Float32Array };

/** The configured loss, worked out on the TensorFlow.js backend. Leaves no tensor behind. */
export function logitLossOf(config: LossConfig): LogitLoss {
  return (logits, batch) =>
    withoutLeaks(() => {
      const targets = lossTargets(batch);
      const lossOf = (x: tf.Tensor): tf.Scalar => trainingLoss(x as tf.Tensor2D, targets, config);
      const size: [number, number] = [batch.positions.length, batch.lossWeights.length];
      const { value, grad } = tf.valueAndGrad(lossOf)(tf.tensor2d(logits, size));
      return { loss: value.dataSync<'float32'>()[0] as number, slopes: grad.dataSync<'float32'>() };
    });
}
