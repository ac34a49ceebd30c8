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
  adamRows(update, { rows: undefined, width: update.values.length });
}

/**
 * Updates in place only the given rows of a table; `gradient` holds their gradients in the same order. A row's moments rest
 * while it isn't read (lazy Adam): a step costs by the rows of its batch.
 */
export function adamStepOfRows(update: AdamStep, rows: Int32Array, width: number): void {
  adamRows(update, { rows, width });
}

function adamRows(
  update: AdamStep,
  { rows, width }: { readonly rows: Int32Array | undefined; readonly width: number },
): void {
  const { values, gradient, learningRate, step, weightDecay } = update;
  const { first, second } = update.moments;
  const correction1 = 1 - BETA1 ** step;
  const correction2 = 1 - BETA2 ** step;
  const count = rows?.length ?? 1;
  for (let i = 0; i < count; i++) {
    const target = (rows?.[i] ?? 0) * width;
    for (let column = 0; column < width; column++) {
      const at = target + column;
      const slope = gradient[i * width + column] as number;
      const mean = BETA1 * (first[at] as number) + (1 - BETA1) * slope;
      const square = BETA2 * (second[at] as number) + (1 - BETA2) * slope * slope;
      first[at] = mean;
      second[at] = square;
      const value = values[at] as number;
      values[at] =
        value - learningRate * (mean / correction1 / (Math.sqrt(square / correction2) + EPSILON) + weightDecay * value);
    }
  }
}
