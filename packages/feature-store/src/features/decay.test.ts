import { MS_PER_DAY } from '@fusionrank/domain/clock';
import { expect, test } from 'vitest';
import { decay } from './decay.ts';

test.each([
  [0, 1],
  [7, 0.5],
  [14, 0.25],
  [3.5, Math.SQRT1_2],
  [-1, 1],
])('after %d days with a half-life of 7 days the factor is %d', (days, factor) => {
  expect(decay(days * MS_PER_DAY, 7)).toBeCloseTo(factor, 12);
});
