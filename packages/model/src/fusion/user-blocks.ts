import { MODALITIES } from '@fusionrank/domain/modality';
import * as tf from '@tensorflow/tfjs-core';
import { blockIndicator } from './block-indicator.ts';
import { blockRanges, fusedWidth, INTERACTION_FEATURES, type NetworkShape } from './network-shape.ts';
import { parameter, type Parameters } from './parameters.ts';

/** The user side of `count` requests, row-major. A history is padded to `historyLength`. */
export interface UserInputs {
  readonly count: number;
  readonly historyLength: number;
  /** [count · historyLength]: index into the item blocks given beside; any index where padded. */
  readonly historyItems: Int32Array;
  /** [count · historyLength, MODALITIES.length], 1 where the entry is real and its item has the block. */
  readonly historyPresent: Float32Array;
  /** [count · historyLength, INTERACTION_FEATURES] */
  readonly interactions: Float32Array;
  /** [count, widths.profile] */
  readonly profile: Float32Array;
  /** [count, widths.text], zeros without a query. */
  readonly queryText: Float32Array;
  /** [count, widths.image], zeros without a query or a text → image map. */
  readonly queryImage: Float32Array;
  /** [count], 1 where there is a query. */
  readonly hasQuery: Float32Array;
}

/**
 * V, [count, d]: per modality, attention over the history's item blocks, asked by the query and knowing each entry's kind and
 * age; plus the profile; plus the query in the text and image blocks. A block without history takes its learned vector.
 *
 * V does not depend on the candidate: that is what lets serving fold it into the first layer once a request.
 */
export function userBlocks(
  parameters: Parameters,
  shape: NetworkShape,
  inputs: UserInputs & { readonly items: tf.Tensor2D },
): tf.Tensor2D {
  const taste = tf.matMul(pooledHistory(parameters, shape, inputs), perBlock(parameters, shape));
  const profile = tf.matMul(
    tf.tensor2d(inputs.profile, [inputs.count, shape.widths.profile]),
    parameter(parameters, 'user.profile'),
  );
  const v = tf.add(tf.add(taste, profile), queryBlocks(parameters, shape, inputs));
  return tf.add(v, parameter(parameters, 'user.base'));
}

/** [count, d]: the attention-weighted mean of the history's item blocks, block by block. */
function pooledHistory(
  parameters: Parameters,
  shape: NetworkShape,
  inputs: UserInputs & { readonly items: tf.Tensor2D },
): tf.Tensor2D {
  const { count, historyLength } = inputs;
  const indicator = blockIndicator(shape.config);
  const blocks = MODALITIES.length;
  const owner = tf.tensor1d(ownerOf(count, historyLength), 'int32');
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

/** Which request each history entry belongs to. */
function ownerOf(count: number, historyLength: number): Int32Array {
  return Int32Array.from({ length: count * historyLength }, (_, i) => Math.floor(i / historyLength));
}

function blocksWithoutHistory({ count, historyLength, historyPresent }: UserInputs): Float32Array {
  const blocks = MODALITIES.length;
  const absent = new Float32Array(count * blocks).fill(1);
  for (let entry = 0; entry < count * historyLength; entry++) {
    const owner = Math.floor(entry / historyLength);
    for (let block = 0; block < blocks; block++) {
      if (historyPresent[entry * blocks + block] === 1) absent[owner * blocks + block] = 0;
    }
  }
  return absent;
}
