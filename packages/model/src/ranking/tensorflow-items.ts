import * as tf from '@tensorflow/tfjs-core';
import { itemBlocks } from '../fusion/item-blocks.ts';
import type { NetworkShape } from '../fusion/network-shape.ts';
import type { Parameters } from '../fusion/parameters.ts';
import { type CountedTable, emptyMatrix, type ItemMatrix, itemPasses, writePass } from './item-matrix.ts';

/** W of a table, worked out on the running TensorFlow.js backend. */
export function itemMatrix(parameters: Parameters, shape: NetworkShape, items: CountedTable): ItemMatrix {
  const matrix = emptyMatrix(items.count, shape, 'float32');
  for (const { start, inputs } of itemPasses(items, shape)) {
    const w = tf.tidy(() => itemBlocks(parameters, shape, inputs).dataSync<'float32'>());
    writePass(matrix, { start, inputs, w });
  }
  return matrix;
}
