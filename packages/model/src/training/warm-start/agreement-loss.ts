import { MODALITIES } from '@fusionrank/domain/modality';
import * as tf from '@tensorflow/tfjs-core';
import { blockIndicator } from '../../fusion/block-indicator.ts';
import { itemBlocks, type ItemInputs } from '../../fusion/item-blocks.ts';
import type { NetworkShape } from '../../fusion/network-shape.ts';
import { parameter, type Parameters } from '../../fusion/parameters.ts';
import type { Views } from './views.ts';

/** Heads of the warm start alone: what two views are compared in, and what tells a masked block from the others. */
export const VIEW_HEAD = 'warm.view';
export const MASK_HEAD = 'warm.mask';

/** Cosines are divided by it. */
const TEMPERATURE = 0.1;
const EPSILON = 1e-6;

/**
 * How little the two views of each item agree among those of the others, by symmetric InfoNCE (van den Oord et al., 2018; Chen et
 * al., 2020), plus 1 − cosine between each masked block and what the others tell of it. The masked block is taken as it is:
 * were it drawn to its prediction, both could become the same for all items.
 */
export function agreementLoss(
  parameters: Parameters,
  shape: NetworkShape,
  { items, views }: { readonly items: ItemInputs; readonly views: Views },
): tf.Scalar {
  const blocks = itemBlocks(parameters, shape, items);
  const indicator = blockIndicator(shape.config);
  const spread = (view: Float32Array): tf.Tensor2D =>
    tf.matMul(tf.tensor2d(view, [items.count, MODALITIES.length]), indicator);
  const seen = (view: Float32Array): tf.Tensor2D => tf.mul(blocks, spread(view));
  const inViewSpace = (view: Float32Array): tf.Tensor2D =>
    unitRows(tf.matMul(seen(view), parameter(parameters, VIEW_HEAD)));
  const contrast = symmetricContrast(inViewSpace(views.first), inViewSpace(views.second));
  const masked = spread(views.masked);
  const told: tf.Tensor2D = tf.mul(tf.matMul(seen(views.others), parameter(parameters, MASK_HEAD)), masked);
  const likeness = meanOf(tf.sum(tf.mul(unitRows(told), unitRows(asItIs(tf.mul(blocks, masked)))), 1));
  return tf.add(contrast, tf.sub(1, likeness));
}

/** Cosines lie in [−1, 1]: their exponentials need no largest one taken off. */
function symmetricContrast(a: tf.Tensor2D, b: tf.Tensor2D): tf.Scalar {
  const there: tf.Tensor2D = tf.mul(tf.matMul(a, tf.transpose(b)), 1 / TEMPERATURE);
  const own = meanOf(tf.mul(tf.sum(tf.mul(a, b), 1), 1 / TEMPERATURE));
  const powers = tf.exp(there);
  const total = (axis: number): tf.Scalar => meanOf(tf.log(tf.sum(powers, axis)));
  return tf.sub(tf.mul(tf.add(total(0), total(1)), 0.5), own);
}

const meanOf = (x: tf.Tensor): tf.Scalar => tf.mul(tf.sum(x), 1 / x.size);

function unitRows(x: tf.Tensor2D): tf.Tensor2D {
  return tf.div(x, tf.sqrt(tf.add(tf.sum(tf.mul(x, x), 1, true), EPSILON)));
}

/** The same numbers; no gradient flows through. */
function asItIs(x: tf.Tensor2D): tf.Tensor2D {
  const stopped = tf.customGrad((...args) => {
    const value = tf.clone(args[0] as tf.Tensor2D);
    return { value, gradFunc: (dy: tf.Tensor) => tf.zerosLike(dy) };
  });
  return stopped(x) as tf.Tensor2D;
}
