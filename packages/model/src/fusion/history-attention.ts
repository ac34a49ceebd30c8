import { MODALITIES } from '@fusionrank/domain/modality';
import * as tf from '@tensorflow/tfjs-core';
import { blockIndicator } from './block-indicator.ts';
import { blockRanges, fusedWidth, INTERACTION_FEATURES, type NetworkShape } from './network-shape.ts';
import { parameter, type Parameters } from './parameters.ts';
import { blocksWithoutHistory, type HistoryInputs, ownerOf, type UserInputs } from './user-inputs.ts';

/**
 * [count, d]: the attention-weighted mean of the history's item blocks, block by block; the query asks, and each entry's kind,
 * age and place in the order are part of its key.
 */
export function attendedHistory(parameters: Parameters, shape: NetworkShape, inputs: HistoryInputs): tf.Tensor2D {
  const { count, historyLength } = inputs;
  const indicator = blockIndicator(shape.config);
  const blocks = MODALITIES.length;
  const owner = tf.tensor1d(ownerOf(inputs), 'int32');
  const values = tf.gather(inputs.items, tf.tensor1d(inputs.historyItems, 'int32'));
  const present = tf.tensor2d(inputs.historyPresent, [count * historyLength, blocks]);

  const agreement = tf.matMul(
    tf.mul(keys(parameters, inputs, values), tf.gather(queries(parameters, shape, inputs), owner)),
    meanOverBlock(shape),
  );
  const masked = tf.add(agreement, tf.mul(tf.sub(present, 1), 1e9));
  const byBlock = tf.transpose(tf.reshape(masked, [count, historyLength, blocks]), [0, 2, 1]);
  const attention = tf.reshape(tf.transpose(tf.softmax(byBlock), [0, 2, 1]), [count * historyLength, blocks]);

  const weighted: tf.Tensor2D = tf.mul(values, tf.matMul(tf.mul(attention, present), indicator));
  const pooled: tf.Tensor2D = tf.unsortedSegmentSum(weighted, owner, count);
  const absent = tf.tensor2d(blocksWithoutHistory(inputs), [count, blocks]);
  return tf.add(pooled, tf.matMul(absent, tf.mul(indicator, parameter(parameters, 'user.empty'))));
}

function keys(parameters: Parameters, inputs: UserInputs, values: tf.Tensor2D): tf.Tensor2D {
  const { count, historyLength } = inputs;
  const interactions = tf.tensor2d(inputs.interactions, [count * historyLength, INTERACTION_FEATURES]);
  return tf.add(values, tf.matMul(interactions, parameter(parameters, 'user.attention.interaction')));
}

function queries(parameters: Parameters, { widths }: NetworkShape, inputs: UserInputs): tf.Tensor2D {
  const text = tf.mul(tf.tensor2d(inputs.queryText, [inputs.count, widths.text]), parameter(parameters, 'scale.text'));
  return tf.add(
    tf.matMul(text, parameter(parameters, 'user.attention.query')),
    parameter(parameters, 'user.attention.start'),
  );
}

/** [d, blocks]: sums each block over √width, the usual scaling of attention. */
function meanOverBlock({ config }: NetworkShape): tf.Tensor2D {
  const d = fusedWidth(config);
  const ranges = blockRanges(config);
  const values = new Float32Array(d * ranges.length);
  ranges.forEach(({ start, width }, block) => {
    for (let column = start; column < start + width; column++)
      values[column * ranges.length + block] = 1 / Math.sqrt(width);
  });
  return tf.tensor2d(values, [d, ranges.length]);
}
