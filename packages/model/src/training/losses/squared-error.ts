import * as tf from '@tensorflow/tfjs-core';

/**
 * Σ weight · (x − y)²: for explicit ratings and grades, which the logit itself then estimates; logits, labels and weights of one
 * shape. Its gradient is 2 weight · (x − y).
 */
export function squaredError(logits: tf.Tensor2D, labels: tf.Tensor2D, weights: tf.Tensor2D): tf.Scalar {
  const loss = tf.customGrad((...args) => {
    const [x, save] = args as [tf.Tensor2D, (tensors: tf.Tensor[]) => void];
    const error = tf.sub(x, labels);
    const weighted = tf.mul(weights, error);
    save([weighted]);
    return {
      value: tf.sum(tf.mul(weighted, error)),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => [tf.mul(dy, tf.mul(2, saved[0] as tf.Tensor2D))],
    };
  });
  return tf.reshape<tf.Rank.R0>(loss(logits), []);
}
