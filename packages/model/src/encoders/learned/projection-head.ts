import { lengthOf, toUnit } from '../../linear-algebra/unit.ts';
import { adamStep, type Moments, zeroMoments } from '../../optimization/adam.ts';

/** x · kernel + bias at unit length, learned. */
export interface ProjectionHead {
  readonly inputWidth: number;
  readonly outputWidth: number;
  /** [inputWidth, outputWidth], row-major. */
  readonly kernel: Float32Array;
  /** [outputWidth] */
  readonly bias: Float32Array;
  readonly moments: { readonly kernel: Moments; readonly bias: Moments };
}

export function projectionHead(
  widths: { readonly inputWidth: number; readonly outputWidth: number },
  start: { readonly kernel: Float32Array; readonly bias: Float32Array },
): ProjectionHead {
  const { kernel, bias } = { kernel: start.kernel.slice(), bias: start.bias.slice() };
  return { ...widths, kernel, bias, moments: { kernel: zeroMoments(kernel.length), bias: zeroMoments(bias.length) } };
}

/** Outputs of a batch, and the lengths they had before they were scaled. */
export interface HeadOutputs {
  /** [count, outputWidth], unit length. */
  readonly values: Float32Array;
  readonly lengths: Float32Array;
}

export function headForward(head: ProjectionHead, inputs: readonly Float32Array[]): HeadOutputs {
  const { outputWidth } = head;
  const values = new Float32Array(inputs.length * outputWidth);
  const lengths = Float32Array.from(inputs, (input, row) => {
    const out = head.bias.slice();
    for (let i = 0; i < input.length; i++) {
      const x = input[i] as number;
      for (let j = 0; j < outputWidth; j++) {
        out[j] = (out[j] as number) + x * (head.kernel[i * outputWidth + j] as number);
      }
    }
    const length = lengthOf(out);
    values.set(toUnit(out), row * outputWidth);
    return length;
  });
  return { values, lengths };
}

export interface HeadStep {
  readonly inputs: readonly Float32Array[];
  readonly outputs: HeadOutputs;
  /** [count, outputWidth]: of the loss by the outputs. */
  readonly outGradient: Float32Array;
  /** From 1. */
  readonly step: number;
  readonly learningRate: number;
  readonly weightDecay: number;
}

/** One Adam step of a head, in place. */
export function stepHead(head: ProjectionHead, { step, learningRate, weightDecay, ...batch }: HeadStep): void {
  const { kernel, bias } = headGradient(head, batch);
  const common = { step, learningRate };
  adamStep({ ...common, values: head.kernel, moments: head.moments.kernel, gradient: kernel, weightDecay });
  adamStep({ ...common, values: head.bias, moments: head.moments.bias, gradient: bias, weightDecay: 0 });
}

/** y = x/|x| and x = input · kernel + bias: ∂x = (∂y − (∂y·y) y) / |x|. */
export function headGradient(
  { inputWidth, outputWidth }: ProjectionHead,
  { inputs, outputs, outGradient }: Pick<HeadStep, 'inputs' | 'outputs' | 'outGradient'>,
): { readonly kernel: Float32Array; readonly bias: Float32Array } {
  const kernel = new Float32Array(inputWidth * outputWidth);
  const bias = new Float32Array(outputWidth);
  inputs.forEach((input, row) => {
    const length = outputs.lengths[row] as number;
    if (length === 0) return;
    const y = outputs.values.subarray(row * outputWidth, (row + 1) * outputWidth);
    const dy = outGradient.subarray(row * outputWidth, (row + 1) * outputWidth);
    let along = 0;
    for (let j = 0; j < outputWidth; j++) along += (dy[j] as number) * (y[j] as number);
    const slope = dy.map((value, j) => (value - along * (y[j] as number)) / length);
    for (let j = 0; j < outputWidth; j++) bias[j] = (bias[j] as number) + (slope[j] as number);
    for (let i = 0; i < inputWidth; i++) {
      const x = input[i] as number;
      for (let j = 0; j < outputWidth; j++) {
        const at = i * outputWidth + j;
        kernel[at] = (kernel[at] as number) + x * (slope[j] as number);
      }
    }
  });
  return { kernel, bias };
}
