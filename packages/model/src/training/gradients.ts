import * as tf from '@tensorflow/tfjs-core';
import { withoutLeaks } from '../backend/without-leaks.ts';
import { networkLogits } from '../fusion/network.ts';
import type { NetworkShape } from '../fusion/network-shape.ts';
import { parameter, type Parameters, upload } from '../fusion/parameters.ts';
import { ATTRIBUTE_TABLE, type Weight, type Weights } from '../fusion/weights.ts';
import type { Batch } from './batch.ts';
import { type LossTargets, trainingLoss } from './losses/training-loss.ts';
import type { TrainingConfig } from './training-config.ts';

export interface LossAndGradients {
  /** Of the configured kind. */
  readonly loss: number;
  /** By weight; of the attribute table, only the rows in `attributeRows`, in their order. */
  readonly gradients: ReadonlyMap<string, Float32Array>;
  readonly attributeRows: Int32Array;
}

/** Slates, and how much their rows and objectives count. */
export type WeightedBatch = Batch & Pick<TrainingConfig, 'lossWeights' | 'propensityWeighting' | 'propensityFloor'>;

/** What to minimise on which slates. */
export type LossBatch = WeightedBatch & Pick<TrainingConfig, 'loss'>;

/** The training loss of a batch and its gradient by every learned weight. Leaves no tensor behind. */
export function lossAndGradients(weights: Weights, shape: NetworkShape, batch: LossBatch): LossAndGradients {
  return gradientsOf(weights, batch.inputs.items.attributes.vocabulary, (parameters) =>
    batchLoss(parameters, shape, batch),
  );
}

/** Any loss of the weights and its gradient by each learned one; it reads `attributeRows` alone of the attribute table. */
export function gradientsOf(
  weights: Weights,
  attributeRows: Int32Array,
  lossBy: (parameters: Parameters) => tf.Scalar,
): LossAndGradients {
  const local = withLocalAttributes(weights, attributeRows);
  const learned = [...local]
    .filter(([name, { kind }]) => kind !== 'fixed' && (name !== ATTRIBUTE_TABLE || attributeRows.length > 0))
    .map(([name]) => name);
  return withoutLeaks(() => {
    const parameters = upload(local);
    const lossOf = (...tensors: tf.Tensor[]): tf.Scalar => {
      const current = new Map(parameters);
      learned.forEach((name, i) => current.set(name, tensors[i] as tf.Tensor2D));
      return lossBy(current);
    };
    const { value, grads } = tf.valueAndGrads(lossOf)(learned.map((name) => parameter(parameters, name)));
    return {
      loss: value.dataSync<'float32'>()[0] as number,
      gradients: new Map(learned.map((name, i) => [name, (grads[i] as tf.Tensor).dataSync<'float32'>()])),
      attributeRows,
    };
  });
}

/** The attribute table cut down to the rows that the batch reads; learned or fixed as the whole is. */
function withLocalAttributes(weights: Weights, rows: Int32Array): Weights {
  const table = weights.get(ATTRIBUTE_TABLE);
  if (table === undefined) throw new TypeError(`the network has no weight ${ATTRIBUTE_TABLE}`);
  const width = table.shape[1];
  const values = new Float32Array(Math.max(rows.length, 1) * width);
  rows.forEach((row, i) => values.set(table.values.subarray(row * width, (row + 1) * width), i * width));
  const local: Weight = { shape: [Math.max(rows.length, 1), width], values, kind: table.kind };
  return new Map([...weights, [ATTRIBUTE_TABLE, local]]);
}

function batchLoss(parameters: Parameters, shape: NetworkShape, batch: LossBatch): tf.Scalar {
  const logits: tf.Tensor2D = tf.add(
    networkLogits(parameters, shape, batch.inputs),
    positionBias(parameters, batch.positions),
  );
  return trainingLoss(logits, lossTargets(batch), batch.loss);
}

/** What the loss of a batch reads beside its logits. */
export function lossTargets(batch: WeightedBatch): LossTargets {
  return { ...batch, pairWeights: pairWeights(batch) };
}

/** [pairs]: how much each row counts. Inverse propensities: Rosenbaum & Rubin (1983), clipped. */
function pairWeights({ propensities, propensityWeighting, propensityFloor }: WeightedBatch): Float32Array {
  switch (propensityWeighting) {
    case 'none':
      return new Float32Array(propensities.length).fill(1);
    case 'inverse':
      return propensities.map((propensity) => 1 / Math.max(propensity, propensityFloor));
  }
}

/**
 * The shallow position tower: what a position adds to each logit beyond the top slot, [pairs, objectives]. Serving leaves it
 * out, so that its probabilities are those of an item shown at the top.
 */
function positionBias(parameters: Parameters, positions: Int32Array): tf.Tensor2D {
  const table = parameter(parameters, 'position.bias');
  const top = tf.gather(table, tf.tensor1d(new Int32Array(positions.length), 'int32'));
  return tf.sub(tf.gather(table, tf.tensor1d(positions, 'int32')), top);
}
