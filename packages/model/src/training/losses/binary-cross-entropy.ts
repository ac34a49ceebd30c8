import * as tf from '@tensorflow/tfjs-core';

/**
 * Σ weight · (softplus(x) − y x): the negative log-likelihood of labels y under σ(x), for logits, labels and weights of one
 * shape. Its gradient is weight · (σ(x) − y).
 */
export function binaryCrossEntropy(logits: tf.Tensor2D, labels: tf.Tensor2D, weights: tf.Tensor2D): tf.Scalar {
  const loss = tf.customGrad((...args) => {
    const [x, save] = args as [tf.Tensor2D, (tensors: tf.Tensor[]) => void];
    save([x, labels, weights]);
    const each = tf.mul(weights, tf.sub(softplus(x), tf.mul(labels, x)));
    return {
      value: tf.sum(each),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [logit, label, weight] = saved as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
        return [tf.mul(dy, tf.mul(weight, tf.sub(tf.sigmoid(logit), label)))];
      },
    };
  });
  return tf.reshape<tf.Rank.R0>(loss(logits), []);
}

/** ln(1 + eˣ) = max(x, 0) + ln(1 + e^−|x|), which never overflows. */
function softplus(x: tf.Tensor2D): tf.Tensor2D {
  return tf.add(tf.relu(x), tf.log1p(tf.exp(tf.neg(tf.abs(x)))));
}
