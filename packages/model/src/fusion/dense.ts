import * as tf from '@tensorflow/tfjs-core';

export interface Layer {
  /** [in, out] */
  readonly kernel: tf.Tensor2D;
  /** [1, out] */
  readonly bias: tf.Tensor2D;
  readonly activation: 'linear' | 'relu';
}

/**
 * activation(x · kernel + bias), x [n, in] → [n, out]. Not the fused kernel: on the wasm backend, disposing of both its kernel and
 * its bias frees one operator twice and corrupts the memory. The bias gradient is a product with ones: a sum over rows would
 * first transpose.
 */
export function dense(x: tf.Tensor2D, { kernel, bias, activation }: Layer): tf.Tensor2D {
  const layer = tf.customGrad((...args) => {
    const [input, weights, offset, save] = args as [
      tf.Tensor2D,
      tf.Tensor2D,
      tf.Tensor2D,
      (tensors: tf.Tensor[]) => void,
    ];
    const sum: tf.Tensor2D = tf.add(tf.matMul(input, weights), offset);
    const y = activation === 'relu' ? tf.relu(sum) : sum;
    save([input, weights, y]);
    return { value: y, gradFunc: backwards(activation) };
  });
  return layer(x, kernel, bias);
}

function backwards(activation: Layer['activation']) {
  return (dy: tf.Tensor2D, saved: tf.Tensor[]): tf.Tensor[] => {
    const [input, weights, y] = saved as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
    const slope = activation === 'relu' ? tf.mul(dy, tf.step(y)) : dy;
    return [
      tf.matMul(slope, tf.transpose(weights)),
      tf.matMul(tf.transpose(input), slope),
      tf.matMul(tf.ones([1, slope.shape[0]]), slope),
    ];
  };
}
