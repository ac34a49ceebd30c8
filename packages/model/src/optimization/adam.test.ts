import { expect, test } from 'vitest';
import { adamStep, adamStepOfRows, zeroMoments } from './adam.ts';

test('two steps match the values worked by hand', () => {
  // Step 1: m̂ = g, v̂ = g²: the step is the learning rate times the gradient's sign. 1 − 0.1 · 1 = 0.9.
  // Step 2, g = −1: m = 0.9 · 0.2 − 0.1 = 0.08, m̂ = 0.08 / 0.19; v = 0.999 · 0.004 + 0.001 = 0.004996, v̂ = 0.004996 / 0.001999.
  const values = Float32Array.of(1);
  const moments = zeroMoments(1);
  const base = { values, moments, learningRate: 0.1, weightDecay: 0 };
  adamStep({ ...base, gradient: Float32Array.of(2), step: 1 });
  expect(values[0]).toBeCloseTo(0.9, 5);
  adamStep({ ...base, gradient: Float32Array.of(-1), step: 2 });
  expect(values[0]).toBeCloseTo(0.9 - (0.1 * (0.08 / 0.19)) / Math.sqrt(0.004996 / 0.001999), 5);
});

test('weight decay shrinks a weight without gradient by learning rate times decay', () => {
  const values = Float32Array.of(2);
  adamStep({
    values,
    moments: zeroMoments(1),
    gradient: Float32Array.of(0),
    step: 1,
    learningRate: 0.1,
    weightDecay: 0.5,
  });
  expect(values[0]).toBeCloseTo(1.9, 6);
});

test('only the rows that were read change, each by its own gradient', () => {
  const values = Float32Array.of(1, 1, 2, 2, 3, 3);
  const update = {
    values,
    moments: zeroMoments(6),
    gradient: Float32Array.of(5, 5, -5, -5),
    step: 1,
    learningRate: 0.1,
    weightDecay: 0,
  };
  adamStepOfRows(update, Int32Array.of(2, 0), 2);
  expect(Array.from(values, (value) => Math.round(value * 1000) / 1000)).toEqual([1.1, 1.1, 2, 2, 2.9, 2.9]);
});
