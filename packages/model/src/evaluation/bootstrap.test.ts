import { createRng } from '@fusionrank/domain/rng';
import { describe, expect, test } from 'vitest';
import { bootstrapDifference, bootstrapMean } from './bootstrap.ts';

const options = () => ({ rng: createRng(7), resamples: 500 });

describe('bootstrap interval', () => {
  test('a constant has no spread', () => {
    expect(bootstrapMean([0.3, 0.3, 0.3], options())).toEqual({
      mean: expect.closeTo(0.3, 12) as number,
      low: expect.closeTo(0.3, 12) as number,
      high: expect.closeTo(0.3, 12) as number,
      count: 3,
    });
  });

  test('leaves out what a metric says nothing about', () => {
    expect(bootstrapMean([1, null, 0], options())).toMatchObject({ mean: 0.5, count: 2 });
    expect(bootstrapMean([null], options())).toBeNull();
  });

  test('the same seed gives the same interval', () => {
    const values = [0.1, 0.9, 0.4, 0.2];
    expect(bootstrapMean(values, options())).toEqual(bootstrapMean(values, options()));
  });

  test('covers the true mean about as often as it promises', () => {
    const rng = createRng('coverage');
    let covered = 0;
    for (let trial = 0; trial < 200; trial++) {
      const sample = Array.from({ length: 60 }, () => rng.next());
      const interval = bootstrapMean(sample, { rng, resamples: 200 });
      if (interval !== null && interval.low <= 0.5 && interval.high >= 0.5) covered++;
    }
    expect(covered / 200).toBeGreaterThan(0.88);
    expect(covered / 200).toBeLessThanOrEqual(1);
  });

  test('pairing cancels what the queries share', () => {
    const rng = createRng('pairs');
    const hard = Array.from({ length: 80 }, () => rng.next());
    const better = hard.map((value) => value + 0.05);
    expect(bootstrapDifference(better, hard, options())).toMatchObject({ low: expect.closeTo(0.05, 9) as number });
  });

  test('refuses values that are not paired', () => {
    expect(() => bootstrapDifference([1], [1, 2], options())).toThrow(/1 against 2/);
  });
});
