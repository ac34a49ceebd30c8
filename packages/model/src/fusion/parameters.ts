import * as tf from '@tensorflow/tfjs-core';
import type { Weights } from './weights.ts';

/** The network's weights as tensors, by name. */
export type Parameters = ReadonlyMap<string, tf.Tensor2D>;

/** The named tensor. @throws TypeError when the network has no such weight: a mistake in the code, not in its input. */
export function parameter(parameters: Parameters, name: string): tf.Tensor2D {
  const tensor = parameters.get(name);
  if (tensor === undefined) throw new TypeError(`the network has no weight ${name}`);
  return tensor;
}

/** Copies weights into tensors of the running backend; the caller disposes them. */
export function upload(weights: Weights): Map<string, tf.Tensor2D> {
  const parameters = new Map<string, tf.Tensor2D>();
  for (const [name, { shape, values }] of weights) parameters.set(name, tf.tensor2d(values, [shape[0], shape[1]]));
  return parameters;
}
