import * as tf from '@tensorflow/tfjs-core';
import { itemBlocks } from '../fusion/item-blocks.ts';
import type { NetworkShape } from '../fusion/network-shape.ts';
import type { Parameters } from '../fusion/parameters.ts';
import { type CountedRows, type ItemMatrix, itemPasses, withRows, writePass } from './item-matrix.ts';

/** The network's item side, on the running TensorFlow.js backend. */
export interface ItemSide {
  readonly parameters: Parameters;
  readonly shape: NetworkShape;
}

/** The matrix with those rows worked out and written; it may lie elsewhere then, if it had no room for them. */
export function changedMatrix({ parameters, shape }: ItemSide, before: ItemMatrix, items: CountedRows): ItemMatrix {
  const matrix = withRows(before, items);
  for (const { rows, inputs } of itemPasses(items, shape)) {
    const w = tf.tidy(() => itemBlocks(parameters, shape, inputs).dataSync<'float32'>());
    writePass(matrix, { rows, inputs, w });
  }
  return matrix;
}
