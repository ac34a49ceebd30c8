import * as tf from '@tensorflow/tfjs-core';
import type { NetworkShape } from './network-shape.ts';
import { parameter, type Parameters } from './parameters.ts';

/** V and W of some pairs, [pairs, d] each. */
export interface FusedPair {
  readonly v: tf.Tensor2D;
  readonly w: tf.Tensor2D;
}

/** H, [pairs, fusionWidth]: the way that the configuration names. */
export function fusion(parameters: Parameters, { config }: NetworkShape, { v, w }: FusedPair): tf.Tensor2D {
  switch (config.fusion) {
    case 'fusion-matrix':
      return tf.matMul(tf.mul(v, w), parameter(parameters, 'fusion.U'));
    case 'hadamard':
      return tf.mul(v, w);
    case 'concatenation':
      return tf.concat2d([v, w], 1);
  }
}

/**
 * The first layer's part that reads H, folded once an artifact: U·K for the fusion matrix, K itself otherwise.
 * @param kernel [fusionWidth, hidden]
 */
export function foldedKernel(parameters: Parameters, { config }: NetworkShape, kernel: tf.Tensor2D): tf.Tensor2D {
  return config.fusion === 'fusion-matrix' ? tf.matMul(parameter(parameters, 'fusion.U'), kernel) : kernel;
}

/** What one request makes of the folded kernel: a kernel over W alone, and what V adds whatever the candidate. */
export interface RequestKernel {
  /** [d, hidden] */
  readonly overItems: tf.Tensor2D;
  /** [1, hidden] */
  readonly constant: tf.Tensor2D;
}

/**
 * U(V ⊙ W) = (U · diag V) W: a request scales the rows of the folded kernel by its V; concatenated, V's half of the kernel is
 * multiplied once and W's half stays as it is.
 * @param v [1, d]
 */
export function requestKernel(folded: tf.Tensor2D, { config }: NetworkShape, v: tf.Tensor2D): RequestKernel {
  const d = v.shape[1];
  const units = folded.shape[1];
  switch (config.fusion) {
    case 'fusion-matrix':
    case 'hadamard':
      return { overItems: tf.mul(folded, tf.reshape(v, [d, 1])), constant: tf.zeros([1, units]) };
    case 'concatenation':
      return {
        overItems: tf.slice2d(folded, [d, 0], [d, -1]),
        constant: tf.matMul(v, tf.slice2d(folded, [0, 0], [d, -1])),
      };
  }
}
