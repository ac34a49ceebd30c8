import * as tf from '@tensorflow/tfjs-core';
import { blockRanges, fusedWidth, type NetworkConfig } from './network-shape.ts';

/**
 * [blocks, d], 1 where the column belongs to the block: x · E spreads one number a block over its columns, and y · Eᵀ sums
 * each block's columns.
 */
export function blockIndicator(config: NetworkConfig): tf.Tensor2D {
  const d = fusedWidth(config);
  const ranges = blockRanges(config);
  const values = new Float32Array(ranges.length * d);
  ranges.forEach(({ start, width }, block) => values.fill(1, block * d + start, block * d + start + width));
  return tf.tensor2d(values, [ranges.length, d]);
}
