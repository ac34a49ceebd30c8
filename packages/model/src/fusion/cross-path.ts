import * as tf from '@tensorflow/tfjs-core';
import { hasLinearCross, type NetworkShape } from './network-shape.ts';
import { parameter, type Parameters } from './parameters.ts';

/** Logits [n, objectives] with what the scaled cross features [n, cross] add to them past the hidden layers. */
export function withLinearCross(
  parameters: Parameters,
  shape: NetworkShape,
  { logits, cross }: { readonly logits: tf.Tensor2D; readonly cross: tf.Tensor2D },
): tf.Tensor2D {
  if (!hasLinearCross(shape)) return logits;
  return tf.add(logits, tf.matMul(cross, parameter(parameters, 'head.cross')));
}
