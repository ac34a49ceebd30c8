import { createRng } from '@fusionrank/domain/rng';
import { expect, test } from 'vitest';
import { inBatchSoftmax, symmetricInBatchSoftmax, type InBatchPairs } from './in-batch-softmax.ts';

const orthogonal: InBatchPairs = {
  count: 2,
  width: 2,
  anchors: Float32Array.of(1, 0, 0, 1),
  targets: Float32Array.of(1, 0, 0, 1),
  temperature: 0.5,
};

test('the loss is that worked by hand', () => {
  // Logits 2 and 0 in each row: ln(1 + e^−2) = 0.1269.
  expect(inBatchSoftmax(orthogonal).loss).toBeCloseTo(0.126928, 5);
});

test('weights are shares of the loss', () => {
  const anchors = Float32Array.of(1, 0, 1, 0);
  // Row 0: 0.1269; row 1 prefers the other target: ln(1 + e^2) = 2.1269. (3 · 0.1269 + 2.1269) / 4
  const { loss } = inBatchSoftmax({ ...orthogonal, anchors, weights: Float32Array.of(3, 1) });
  expect(loss).toBeCloseTo(0.626928, 5);
});

test('a popular target loses the logarithm of its frequency', () => {
  // Row 0: logits 2 − ln ½ and 0 − ln ¼, difference 2 − ln 2; row 1: 2 + ln 2.
  const logFrequency = Float32Array.of(Math.log(0.5), Math.log(0.25));
  const expected = (Math.log1p(2 * Math.exp(-2)) + Math.log1p(0.5 * Math.exp(-2))) / 2;
  expect(inBatchSoftmax({ ...orthogonal, logFrequency }).loss).toBeCloseTo(expected, 6);
});

test('a target known to be right as well does not stand against the own one', () => {
  const { loss, targetGradient } = inBatchSoftmax({ ...orthogonal, alsoRight: () => true });
  expect(loss).toBe(0);
  expect(targetGradient.every((value) => value === 0)).toBe(true);
});

test.each([
  ['one direction', inBatchSoftmax],
  ['both directions', symmetricInBatchSoftmax],
])('%s: gradients agree with finite differences', (_, lossOf) => {
  const rng = createRng('in-batch');
  const [count, width] = [5, 3];
  const random = (length: number): Float32Array => Float32Array.from({ length }, () => rng.normal());
  const pairs: InBatchPairs = {
    count,
    width,
    anchors: random(count * width),
    targets: random(count * width),
    temperature: 0.7,
    weights: random(count).map((value) => 1 + value ** 2),
    logFrequency: random(count),
    alsoRight: (anchor, target) => anchor === 1 && target === 3,
  };
  const { anchorGradient, targetGradient } = lossOf(pairs);
  for (const [values, gradient] of [
    [pairs.anchors, anchorGradient],
    [pairs.targets, targetGradient],
  ] as const) {
    values.forEach((value, at) => {
      const lossAt = (moved: number): number => {
        values[at] = moved;
        const { loss } = lossOf(pairs);
        values[at] = value;
        return loss;
      };
      expect(gradient[at]).toBeCloseTo((lossAt(value + 0.01) - lossAt(value - 0.01)) / 0.02, 2);
    });
  }
});
