import * as tf from '@tensorflow/tfjs-core';
import { withLinearCross } from './cross-path.ts';
import { dense } from './dense.ts';
import { fusion } from './fusion.ts';
import { itemBlocks, type ItemInputs } from './item-blocks.ts';
import { CROSS_LIMIT, type NetworkShape } from './network-shape.ts';
import { parameter, type Parameters } from './parameters.ts';
import { userBlocks } from './user-blocks.ts';
import type { UserInputs } from './user-inputs.ts';

/** Pairs of a request and an item to score, over the distinct items and requests they mention. */
export interface NetworkInputs {
  readonly items: ItemInputs;
  readonly users: UserInputs;
  /** [pairs]: index into `items`. */
  readonly itemOf: Int32Array;
  /** [pairs]: index into `users`. */
  readonly userOf: Int32Array;
  /** [pairs, widths.cross] */
  readonly cross: Float32Array;
  /** One mask a hidden layer, [pairs, units], 0 or 1 / (1 − dropout); absent outside training. */
  readonly dropoutMasks?: readonly Float32Array[];
  /** [pairs, widths.cross], 0 or 1 / (1 − crossDropout); absent outside training. */
  readonly crossMask?: Float32Array;
}

/** Logits, [pairs, objectives]: the whole network as it is trained, from the inputs to before the sigmoid. */
export function networkLogits(parameters: Parameters, shape: NetworkShape, inputs: NetworkInputs): tf.Tensor2D {
  const w = itemBlocks(parameters, shape, inputs.items);
  const v = userBlocks(parameters, shape, { ...inputs.users, items: w });
  const rowsOfV = tf.gather(v, tf.tensor1d(inputs.userOf, 'int32'));
  const rowsOfW = tf.gather(w, tf.tensor1d(inputs.itemOf, 'int32'));
  const fused = fusion(parameters, shape, { v: rowsOfV, w: rowsOfW });
  const cross = maskedCross(parameters, shape, inputs);
  const hidden = hiddenLayers(parameters, shape, { x: tf.concat2d([fused, cross], 1), masks: inputs.dropoutMasks });
  const logits = withLinearCross(parameters, shape, { logits: head(parameters, hidden), cross });
  if (shape.config.fusionPath === 'hidden') return logits;
  return tf.add(logits, tf.matMul(fused, parameter(parameters, 'head.fusion')));
}

function maskedCross(
  parameters: Parameters,
  { widths }: NetworkShape,
  { itemOf, cross, crossMask }: NetworkInputs,
): tf.Tensor2D {
  const size: [number, number] = [itemOf.length, widths.cross];
  const scaled = scaledCross(parameters, tf.tensor2d(cross, size));
  return crossMask === undefined ? scaled : tf.mul(scaled, tf.tensor2d(crossMask, size));
}

/** Cross features standardised with the training set's statistics and clipped; no gradient flows through them. */
export function scaledCross(parameters: Parameters, cross: tf.Tensor2D): tf.Tensor2D {
  const centred = tf.sub(cross, parameter(parameters, 'scale.cross.mean'));
  const standardised: tf.Tensor2D = tf.div(centred, parameter(parameters, 'scale.cross.deviation'));
  return tf.clipByValue(standardised, -CROSS_LIMIT, CROSS_LIMIT);
}

interface HiddenInput {
  readonly x: tf.Tensor2D;
  readonly masks: readonly Float32Array[] | undefined;
}

function hiddenLayers(parameters: Parameters, { config }: NetworkShape, { x, masks }: HiddenInput): tf.Tensor2D {
  let h = x;
  config.hidden.forEach((units, layer) => {
    h = hiddenLayer(parameters, layer, { x: h, kernel: parameter(parameters, `hidden.${layer}.kernel`) });
    const mask = masks?.[layer];
    if (mask !== undefined) h = tf.mul(h, tf.tensor2d(mask, [h.shape[0], units]));
  });
  return h;
}

/** What a first layer with another kernel reads: serving folds the fusion matrix and V into it. */
export interface FirstLayerInput {
  /** [n, in] */
  readonly x: tf.Tensor2D;
  /** [in, first hidden] */
  readonly kernel: tf.Tensor2D;
}

interface ServingInput extends FirstLayerInput {
  /** The scaled cross features, [n, cross]. */
  readonly cross: tf.Tensor2D;
}

/** Logits from the first hidden layer on, with the kernel given instead of the trained one; its bias stays. */
export function logitsWithFirstKernel(parameters: Parameters, shape: NetworkShape, first: ServingInput): tf.Tensor2D {
  let h = hiddenLayer(parameters, 0, first);
  for (let layer = 1; layer < shape.config.hidden.length; layer++) {
    h = hiddenLayer(parameters, layer, { x: h, kernel: parameter(parameters, `hidden.${layer}.kernel`) });
  }
  return withLinearCross(parameters, shape, { logits: head(parameters, h), cross: first.cross });
}

function hiddenLayer(parameters: Parameters, layer: number, { x, kernel }: FirstLayerInput): tf.Tensor2D {
  return dense(x, { kernel, bias: parameter(parameters, `hidden.${layer}.bias`), activation: 'relu' });
}

/** [n, last hidden] → logits [n, objectives]. */
function head(parameters: Parameters, hidden: tf.Tensor2D): tf.Tensor2D {
  return dense(hidden, {
    kernel: parameter(parameters, 'head.kernel'),
    bias: parameter(parameters, 'head.bias'),
    activation: 'linear',
  });
}
