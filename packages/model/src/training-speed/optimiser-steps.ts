import { adamStep, zeroMoments } from '../optimization/adam.ts';
import { drawn } from './graph-step.ts';
import type { Steps } from './named-array.ts';

/** Adam over so many weights with a given gradient: `fused` in one pass over memory, `separate` in one pass an operation. */
export function optimiserSteps(how: 'fused' | 'separate', weights: number, learningRate: number): Steps {
  const values = drawn('values', [weights], 1);
  const gradient = drawn('gradient', [weights], 1);
  const [w, g] = [values.values as Float32Array, gradient.values as Float32Array];
  const moments = zeroMoments(weights);
  let step = 0;
  return {
    arrays: [values, gradient],
    step: () => {
      const update = { values: w, moments, gradient: g, step: ++step, learningRate, weightDecay: 0 };
      if (how === 'fused') adamStep(update);
      else separatePasses(update);
      return Promise.resolve(w[0] as number);
    },
    release: () => Promise.resolve(),
  };
}

/** What a framework does that knows arrays but not the formula. */
function separatePasses({
  values,
  moments: { first, second },
  gradient,
  step,
  learningRate,
}: Parameters<typeof adamStep>[0]): void {
  const [mean, square, change] = [0, 0, 0].map(() => new Float32Array(values.length)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const corrections = [1 - 0.9 ** step, 1 - 0.999 ** step] as const;
  for (let i = 0; i < values.length; i++) first[i] = 0.9 * (first[i] as number);
  for (let i = 0; i < values.length; i++) first[i] = (first[i] as number) + 0.1 * (gradient[i] as number);
  for (let i = 0; i < values.length; i++) change[i] = (gradient[i] as number) ** 2;
  for (let i = 0; i < values.length; i++) second[i] = 0.999 * (second[i] as number);
  for (let i = 0; i < values.length; i++) second[i] = (second[i] as number) + 0.001 * (change[i] as number);
  for (let i = 0; i < values.length; i++) mean[i] = (first[i] as number) / corrections[0];
  for (let i = 0; i < values.length; i++) square[i] = (second[i] as number) / corrections[1];
  for (let i = 0; i < values.length; i++) square[i] = Math.sqrt(square[i] as number) + 1e-7;
  for (let i = 0; i < values.length; i++) change[i] = (mean[i] as number) / (square[i] as number);
  for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) - learningRate * (change[i] as number);
}
