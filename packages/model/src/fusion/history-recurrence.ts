import { MODALITIES } from '@fusionrank/domain/modality';
import * as tf from '@tensorflow/tfjs-core';
import { blockIndicator } from './block-indicator.ts';
import { INTERACTION_FEATURES, type NetworkShape } from './network-shape.ts';
import { parameter, type Parameters } from './parameters.ts';
import { blocksWithoutHistory, type HistoryInputs } from './user-inputs.ts';

/**
 * [count, d]: a minimal gated recurrence over the history, oldest first (minGRU; Feng et al., 2024):
 *
 *     g_t = σ(w_t G + x_t F + b) · present_t          h_t = h_{t−1} + g_t ⊙ (w_t − h_{t−1}),  h_0 = 0
 *
 * with w_t the entry's item blocks and x_t its kind, age and place. The gate reads the entry alone, so that one product serves
 * all entries and only the running mean is stepwise. A padded entry, or a block that its item doesn't have, leaves h as it was.
 */
export function recurrentHistory(parameters: Parameters, shape: NetworkShape, inputs: HistoryInputs): tf.Tensor2D {
  const { count, historyLength } = inputs;
  const values = tf.gather(inputs.items, tf.tensor1d(inputs.historyItems, 'int32'));
  const open = gates(parameters, shape, { inputs, values });
  let h: tf.Tensor2D = emptyStart(parameters, shape, inputs);
  for (let place = historyLength - 1; place >= 0; place--) {
    const entries = tf.tensor1d(
      Int32Array.from({ length: count }, (_, user) => user * historyLength + place),
      'int32',
    );
    const value = tf.gather(values, entries);
    h = tf.add(h, tf.mul(tf.gather(open, entries), tf.sub(value, h)));
  }
  return h;
}

/** g of every entry, [count · historyLength, d], in [0, 1]. */
function gates(
  parameters: Parameters,
  shape: NetworkShape,
  { inputs, values }: { readonly inputs: HistoryInputs; readonly values: tf.Tensor2D },
): tf.Tensor2D {
  const entries = inputs.count * inputs.historyLength;
  const interactions = tf.tensor2d(inputs.interactions, [entries, INTERACTION_FEATURES]);
  const fromItem = tf.matMul(values, parameter(parameters, 'user.recurrence.gate'));
  const fromEntry = tf.matMul(interactions, parameter(parameters, 'user.recurrence.interaction'));
  const logits = tf.add(tf.add(fromItem, fromEntry), parameter(parameters, 'user.recurrence.bias'));
  const present = tf.tensor2d(inputs.historyPresent, [entries, MODALITIES.length]);
  return tf.mul(tf.sigmoid(logits), tf.matMul(present, blockIndicator(shape.config)));
}

/** Where the recurrence starts: zeros, or the learned empty vector in blocks that no entry has. */
function emptyStart(parameters: Parameters, shape: NetworkShape, inputs: HistoryInputs): tf.Tensor2D {
  const absent = tf.tensor2d(blocksWithoutHistory(inputs), [inputs.count, MODALITIES.length]);
  return tf.matMul(absent, tf.mul(blockIndicator(shape.config), parameter(parameters, 'user.empty')));
}
