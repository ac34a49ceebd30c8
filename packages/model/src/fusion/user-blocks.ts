import * as tf from '@tensorflow/tfjs-core';
import { attendedHistory } from './history-attention.ts';
import { recurrentHistory } from './history-recurrence.ts';
import { blockRanges, fusedWidth, type NetworkShape } from './network-shape.ts';
import { parameter, type Parameters } from './parameters.ts';
import type { HistoryInputs, UserInputs } from './user-inputs.ts';

/**
 * V, [count, d]: per modality, what the history's item blocks come to (attention or recurrence); plus the profile; plus the query in the text and image blocks. A block without history takes its learned vector.
 *
 * V does not depend on the candidate: that is what lets serving fold it into the first layer once a request.
 */
export function userBlocks(parameters: Parameters, shape: NetworkShape, inputs: HistoryInputs): tf.Tensor2D {
  const taste = tf.matMul(historyBlocks(parameters, shape, inputs), perBlock(parameters, shape));
  const profile = tf.matMul(
    tf.tensor2d(inputs.profile, [inputs.count, shape.widths.profile]),
    parameter(parameters, 'user.profile'),
  );
  const v = tf.add(tf.add(taste, profile), queryBlocks(parameters, shape, inputs));
  return tf.add(v, parameter(parameters, 'user.base'));
}

/** [count, d]: the history in each modality, the learned empty vector where it has nothing of it. */
function historyBlocks(parameters: Parameters, shape: NetworkShape, inputs: HistoryInputs): tf.Tensor2D {
  switch (shape.config.history) {
    case 'attention':
      return attendedHistory(parameters, shape, inputs);
    case 'recurrence':
      return recurrentHistory(parameters, shape, inputs);
  }
}

/** The history's projection, block-diagonal: v of a modality reads its own block only. */
function perBlock(parameters: Parameters, { config }: NetworkShape): tf.Tensor2D {
  const d = fusedWidth(config);
  const mask = new Float32Array(d * d);
  for (const { start, width } of blockRanges(config)) {
    for (let row = start; row < start + width; row++) mask.fill(1, row * d + start, row * d + start + width);
  }
  return tf.mul(parameter(parameters, 'user.history'), tf.tensor2d(mask, [d, d]));
}

function queryBlocks(parameters: Parameters, { config, widths }: NetworkShape, inputs: UserInputs): tf.Tensor2D {
  const { count } = inputs;
  const text = tf.mul(tf.tensor2d(inputs.queryText, [count, widths.text]), parameter(parameters, 'scale.text'));
  const image = tf.mul(tf.tensor2d(inputs.queryImage, [count, widths.image]), parameter(parameters, 'scale.image'));
  const rest = fusedWidth(config) - config.blocks.text - config.blocks.image;
  const query = tf.concat(
    [
      tf.matMul(text, parameter(parameters, 'user.query.text')),
      tf.matMul(image, parameter(parameters, 'user.query.image')),
      tf.zeros<tf.Rank.R2>([count, rest]),
    ],
    1,
  );
  const none = tf.tensor2d(
    inputs.hasQuery.map((has) => 1 - has),
    [count, 1],
  );
  return tf.add(query, tf.matMul(none, parameter(parameters, 'user.query.none')));
}
