import { lengthOf, toUnit } from '../../linear-algebra/unit.ts';
import type { TextEncoderWeights } from './text-encoder-weights.ts';

/** What the backward pass needs to know of a text's forward pass. */
export interface TowerTrace {
  readonly rows: Int32Array;
  /** Σ exp(importance) */
  readonly total: number;
  /** [width]: Σ exp(importance) · row / total */
  readonly mean: Float32Array;
  readonly meanLength: number;
  /** [width]: the mean at unit length. */
  readonly unit: Float32Array;
  /** [width]: tanh(unit · kernel + bias); absent without a dense layer. */
  readonly activation?: Float32Array;
  /** |unit + activation|; 1 without a dense layer. */
  readonly outLength: number;
  /** [width], unit length; zeros for a text without grams. */
  readonly out: Float32Array;
}

/** mean → unit length → + tanh(dense) → unit length. Queries and items go through the same tower. */
export function towerForward(weights: TextEncoderWeights, rows: Int32Array): TowerTrace {
  const { mean, total } = weightedMean(weights, rows);
  const meanLength = lengthOf(mean);
  const unit = toUnit(mean.slice());
  const { dense } = weights;
  if (dense === undefined || meanLength === 0) return { rows, total, mean, meanLength, unit, outLength: 1, out: unit };
  const activation = affine(unit, dense.kernel, dense.bias).map(Math.tanh);
  const sum = unit.map((value, k) => value + (activation[k] as number));
  return { rows, total, mean, meanLength, unit, activation, outLength: lengthOf(sum), out: toUnit(sum) };
}

function weightedMean(
  { embedding, importance, width }: TextEncoderWeights,
  rows: Int32Array,
): { readonly mean: Float32Array; readonly total: number } {
  const mean = new Float32Array(width);
  let total = 0;
  for (const row of rows) {
    const weight = Math.exp(importance[row] as number);
    total += weight;
    const from = row * width;
    for (let k = 0; k < width; k++) mean[k] = (mean[k] as number) + weight * (embedding[from + k] as number);
  }
  if (total > 0) for (let k = 0; k < width; k++) mean[k] = (mean[k] as number) / total;
  return { mean, total };
}

/** x · kernel + bias, kernel [x, bias]. */
function affine(x: Float32Array, kernel: Float32Array, bias: Float32Array): Float32Array {
  const out = bias.slice();
  const width = out.length;
  for (let i = 0; i < x.length; i++) {
    const value = x[i] as number;
    for (let j = 0; j < width; j++) out[j] = (out[j] as number) + value * (kernel[i * width + j] as number);
  }
  return out;
}

/** Where gradients are added up. */
export interface TowerGradients {
  /** Slot of a table row among those of the batch. */
  slotOf(row: number): number;
  /** [slots, width] */
  readonly embedding: Float32Array;
  /** [slots] */
  readonly importance: Float32Array;
  readonly dense?: { readonly kernel: Float32Array; readonly bias: Float32Array };
}

/** Adds the gradient of a loss by the weights, given its gradient by the tower's output. */
export function towerBackward(
  weights: TextEncoderWeights,
  { trace, outGradient }: { readonly trace: TowerTrace; readonly outGradient: Float32Array },
  into: TowerGradients,
): void {
  if (trace.meanLength === 0) return;
  const sum = throughUnit(outGradient, trace.out, trace.outLength);
  const unit = trace.activation === undefined ? outGradient : throughDense(weights, { trace, sum }, into);
  const mean = throughUnit(unit, trace.unit, trace.meanLength);
  throughMean(weights, { trace, mean }, into);
}

/** y = x/|x|: ∂x = (∂y − (∂y·y) y) / |x|. */
function throughUnit(gradient: Float32Array, unit: Float32Array, length: number): Float32Array {
  let along = 0;
  for (let k = 0; k < unit.length; k++) along += (gradient[k] as number) * (unit[k] as number);
  return gradient.map((value, k) => (value - along * (unit[k] as number)) / length);
}

/** y = x + tanh(x · kernel + bias): the gradient by x. */
function throughDense(
  { dense, width }: TextEncoderWeights,
  { trace, sum }: { readonly trace: TowerTrace; readonly sum: Float32Array },
  into: TowerGradients,
): Float32Array {
  const { activation, unit } = trace;
  if (dense === undefined || activation === undefined || into.dense === undefined) return sum;
  const slope = sum.map((value, k) => value * (1 - (activation[k] as number) ** 2));
  const { kernel, bias } = into.dense;
  const out = sum.slice();
  for (let j = 0; j < width; j++) bias[j] = (bias[j] as number) + (slope[j] as number);
  for (let i = 0; i < width; i++) {
    const x = unit[i] as number;
    let back = 0;
    for (let j = 0; j < width; j++) {
      const at = i * width + j;
      kernel[at] = (kernel[at] as number) + x * (slope[j] as number);
      back += (slope[j] as number) * (dense.kernel[at] as number);
    }
    out[i] = (out[i] as number) + back;
  }
  return out;
}

/** m = Σ w e / Σ w with w = exp(g): ∂e = (w/Σw) ∂m and ∂g = (w/Σw) (e − m)·∂m. */
function throughMean(
  { embedding, importance, width }: TextEncoderWeights,
  { trace, mean: gradient }: { readonly trace: TowerTrace; readonly mean: Float32Array },
  into: TowerGradients,
): void {
  const { rows, total, mean } = trace;
  let ofMean = 0;
  for (let k = 0; k < width; k++) ofMean += (mean[k] as number) * (gradient[k] as number);
  for (const row of rows) {
    const share = Math.exp(importance[row] as number) / total;
    const slot = into.slotOf(row);
    const [from, to] = [row * width, slot * width];
    let along = 0;
    for (let k = 0; k < width; k++) {
      const slope = gradient[k] as number;
      along += (embedding[from + k] as number) * slope;
      into.embedding[to + k] = (into.embedding[to + k] as number) + share * slope;
    }
    into.importance[slot] = (into.importance[slot] as number) + share * (along - ofMean);
  }
}
