import { MODALITIES } from '@fusionrank/domain/modality';
import * as tf from '@tensorflow/tfjs-core';
import { blockIndicator } from './block-indicator.ts';
import { dense } from './dense.ts';
import type { NetworkShape } from './network-shape.ts';
import { parameter, type Parameters } from './parameters.ts';
import { ATTRIBUTE_TABLE } from './weights.ts';

/** The item side of `count` items, row-major; rows of a missing modality are all zeros. */
export interface ItemInputs {
  readonly count: number;
  /** [count, widths.text] */
  readonly text: Float32Array;
  /** [count, widths.image] */
  readonly image: Float32Array;
  /** [count, 2 · widths.numeric]: the scaled values, 0 where not said, then the masks. */
  readonly numeric: Float32Array;
  /** [count, widths.behaviour] */
  readonly behaviour: Float32Array;
  /** [count, MODALITIES.length], 1 where the block is there. */
  readonly present: Float32Array;
  readonly attributes: AttributeInputs;
}

/** The attributes of all items in one list: entry k says item `items[k]` has value `vocabulary[entries[k]]`. */
export interface AttributeInputs {
  /** How many an item may have. */
  readonly slots: number;
  /** The distinct rows of the attribute table that these items read. */
  readonly vocabulary: Int32Array;
  readonly entries: Int32Array;
  readonly items: Int32Array;
}

/**
 * W, [count, d]: each modality through its own projection or embedding, the learned missing vector where it isn't there. The
 * attribute table may be given whole, or as only the rows of `attributes.vocabulary` (training, see AttributeRows).
 */
export function itemBlocks(parameters: Parameters, shape: NetworkShape, items: ItemInputs): tf.Tensor2D {
  const indicator = blockIndicator(shape.config);
  const contents = tf.concat(
    [
      scaledBlock(parameters, 'text', tf.tensor2d(items.text, [items.count, shape.widths.text])),
      scaledBlock(parameters, 'image', tf.tensor2d(items.image, [items.count, shape.widths.image])),
      attributeBlock(parameters, shape, items),
      numericBlock(parameters, tf.tensor2d(items.numeric, [items.count, 2 * shape.widths.numeric])),
      scaledBlock(parameters, 'behaviour', tf.tensor2d(items.behaviour, [items.count, shape.widths.behaviour])),
    ],
    1,
  );
  const present = tf.tensor2d(items.present, [items.count, MODALITIES.length]);
  const missing = tf.matMul(tf.sub(1, present), tf.mul(indicator, parameter(parameters, 'item.missing')));
  return tf.add(tf.mul(contents, tf.matMul(present, indicator)), missing);
}

function scaledBlock(parameters: Parameters, modality: 'text' | 'image' | 'behaviour', x: tf.Tensor2D): tf.Tensor2D {
  return dense(tf.mul(x, parameter(parameters, `scale.${modality}`)), {
    kernel: parameter(parameters, `item.${modality}.projection`),
    bias: parameter(parameters, `item.${modality}.bias`),
    activation: 'linear',
  });
}

function numericBlock(parameters: Parameters, x: tf.Tensor2D): tf.Tensor2D {
  return dense(x, {
    kernel: parameter(parameters, 'item.numeric.projection'),
    bias: parameter(parameters, 'item.numeric.bias'),
    activation: 'linear',
  });
}

/** The sum of an item's value vectors over √slots. */
function attributeBlock(parameters: Parameters, shape: NetworkShape, { count, attributes }: ItemInputs): tf.Tensor2D {
  if (attributes.entries.length === 0) return tf.zeros([count, shape.config.blocks.attributes]);
  const table = parameter(parameters, ATTRIBUTE_TABLE);
  const isWhole = table.shape[0] === shape.widths.attributeVocabulary;
  const rows = isWhole ? attributes.entries.map((entry) => attributes.vocabulary[entry] as number) : attributes.entries;
  const vectors = tf.gather(table, tf.tensor1d(rows, 'int32'));
  const sums: tf.Tensor2D = tf.unsortedSegmentSum(vectors, tf.tensor1d(attributes.items, 'int32'), count);
  return tf.mul(sums, 1 / Math.sqrt(attributes.slots));
}
