import { expect, test } from 'vitest';
import { fitRobustScaling, robustScaled } from './robust-scaling.ts';

test('median, quartiles and percentiles match the values worked by hand', () => {
  // Of 0 … 100: every percentile is its own number.
  const scaling = fitRobustScaling(Array.from({ length: 101 }, (_, i) => i));
  expect(scaling).toEqual({ median: 50, iqr: 50, p1: 1, p99: 99 });
  expect(robustScaled(scaling, 75)).toBe(0.5);
});

test('values past the percentiles are clipped to them', () => {
  const scaling = fitRobustScaling(Array.from({ length: 101 }, (_, i) => i));
  expect(robustScaled(scaling, 1e9)).toBe(robustScaled(scaling, 99));
  expect(robustScaled(scaling, -1e9)).toBe(robustScaled(scaling, 1));
});

test.each([
  ['one value', [7], 7],
  ['no value', [], 0],
  ['equal values', [3, 3, 3], 3],
])('%s scale to 0', (_, values, value) => {
  expect(robustScaled(fitRobustScaling(values), value)).toBe(0);
});
