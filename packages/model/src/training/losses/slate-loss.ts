import * as tf from '@tensorflow/tfjs-core';

/** One objective of one slate: what a slate's loss reads, and where it leaves its slope. All of one length. */
export interface SlateColumn {
  readonly logits: Float64Array;
  /** Grades ≥ 0. */
  readonly labels: Float64Array;
  /** Zeros when given; ∂loss/∂logit when left. */
  readonly gradient: Float64Array;
}

/** The loss of one slate under one objective; 0, and no slope, where its labels order nothing. */
export type SlateLoss = (column: SlateColumn) => number;

export interface SlateTargets {
  /** [pairs, objectives] */
  readonly labels: Float32Array;
  /** [slates + 1]: the first pair of each slate, then the number of pairs. */
  readonly slateStarts: Int32Array;
  /** How much each objective counts; as many as there are logits a pair. */
  readonly lossWeights: readonly number[];
}

/**
 * Σ over objectives of weight · mean over slates of the slate's loss, for logits [pairs, objectives]. Value and slope are worked
 * out together in plain loops: slates have some tens of rows and differ in length.
 */
export function slateLoss(logits: tf.Tensor2D, targets: SlateTargets, lossOf: SlateLoss): tf.Scalar {
  const loss = tf.customGrad((...args) => {
    const [x, save] = args as [tf.Tensor2D, (tensors: tf.Tensor[]) => void];
    const { value, gradient } = summed(x.dataSync<'float32'>(), targets, lossOf);
    save([tf.tensor2d(gradient, x.shape)]);
    return {
      value: tf.scalar(value),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => [tf.mul(dy, saved[0] as tf.Tensor2D)],
    };
  });
  return tf.reshape<tf.Rank.R0>(loss(logits), []);
}

function summed(
  logits: Float32Array,
  { labels, slateStarts, lossWeights }: SlateTargets,
  lossOf: SlateLoss,
): { readonly value: number; readonly gradient: Float32Array } {
  const objectives = lossWeights.length;
  const slates = slateStarts.length - 1;
  const gradient = new Float32Array(logits.length);
  let value = 0;
  for (let slate = 0; slate < slates; slate++) {
    const start = slateStarts[slate] as number;
    const rows = (slateStarts[slate + 1] as number) - start;
    lossWeights.forEach((lossWeight, objective) => {
      const weight = lossWeight / slates;
      const at = (row: number): number => (start + row) * objectives + objective;
      const column = {
        logits: Float64Array.from({ length: rows }, (_, row) => logits[at(row)] as number),
        labels: Float64Array.from({ length: rows }, (_, row) => labels[at(row)] as number),
        gradient: new Float64Array(rows),
      };
      value += weight * lossOf(column);
      column.gradient.forEach((slope, row) => (gradient[at(row)] = weight * slope));
    });
  }
  return { value, gradient };
}
