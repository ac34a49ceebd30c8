import { TOUCHED_ROWS, touchRows } from './touch-rows.ts';

/** Adam's running moments of one weight (Kingma & Ba, 2015). */
export interface Moments {
  readonly first: Float32Array;
  readonly second: Float32Array;
}

export interface AdamStep {
  readonly values: Float32Array;
  readonly moments: Moments;
  readonly gradient: Float32Array;
  /** From 1. */
  readonly step: number;
  readonly learningRate: number;
  /** Decoupled (Loshchilov & Hutter, 2019); 0: none. */
  readonly weightDecay: number;
}

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-7;

export const zeroMoments = (length: number): Moments => ({
  first: new Float32Array(length),
  second: new Float32Array(length),
});

/** Updates all of a weight in place. */
export function adamStep(update: AdamStep): void {
  adamStepOfRows(update, ONLY_ROW, update.values.length);
}

const ONLY_ROW = Int32Array.of(0);

/**
 * Updates in place only the given rows of a table; `gradient` holds their gradients in the same order. A row's moments rest
 * while it isn't read (lazy Adam): a step costs by the rows of its batch. Moments and values in one pass over memory, in one
 * function: the parts of a call for each row would cost as much as the row.
 */
export function adamStepOfRows(update: AdamStep, rows: Int32Array, width: number): void {
  const { values, gradient } = update;
  const { first, second } = update.moments;
  const { rate, epsilon, kept } = stepRates(update);
  for (let i = 0; i < rows.length; i++) {
    if (i % TOUCHED_ROWS === 0) {
      const next = rows.subarray(i + TOUCHED_ROWS, i + 2 * TOUCHED_ROWS);
      touchRows(values, next, width);
      touchRows(first, next, width);
      touchRows(second, next, width);
    }
    const start = (rows[i] as number) * width;
    let from = i * width;
    for (let at = start; at < start + width; at++, from++) {
      const slope = gradient[from] as number;
      const mean = BETA1 * (first[at] as number) + (1 - BETA1) * slope;
      const square = BETA2 * (second[at] as number) + (1 - BETA2) * slope * slope;
      first[at] = mean;
      second[at] = square;
      values[at] = kept * (values[at] as number) - (rate * mean) / (Math.sqrt(square) + epsilon);
    }
  }
}

interface StepRates {
  /** learning rate · √(1 − β₂ᵗ) / (1 − β₁ᵗ) */
  readonly rate: number;
  /** ε · √(1 − β₂ᵗ) */
  readonly epsilon: number;
  /** What decay leaves of a weight. */
  readonly kept: number;
}

/** The bias corrections taken out of the loop: m̂ / (√v̂ + ε) = √c₂ / c₁ · m / (√v + ε √c₂). */
function stepRates({ step, learningRate, weightDecay }: AdamStep): StepRates {
  const root = Math.sqrt(1 - BETA2 ** step);
  return {
    rate: (learningRate * root) / (1 - BETA1 ** step),
    epsilon: EPSILON * root,
    kept: 1 - learningRate * weightDecay,
  };
}
