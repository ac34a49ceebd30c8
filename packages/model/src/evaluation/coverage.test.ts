import { describe, expect, test } from 'vitest';
import { catalogueCoverage, exposureGini } from './coverage.ts';

describe('catalogue coverage', () => {
  test('counts each item once', () => {
    expect(catalogueCoverage([['a', 'b'], ['b']], 4)).toBe(0.5);
  });

  test('is 0 for an empty catalogue', () => {
    expect(catalogueCoverage([], 0)).toBe(0);
  });
});

describe('exposure Gini', () => {
  test('is 0 when every item is shown alike', () => {
    expect(exposureGini([['a', 'b']], 2)).toBe(0);
  });

  test('matches the value worked by hand', () => {
    // x = [0, 1, 2]: Σ(2i − 4)x = 0·1 + 2·2 = 4; n·Σx = 9.
    expect(exposureGini([['a', 'b'], ['b']], 3)).toBeCloseTo(4 / 9, 12);
  });

  test('says nothing when nothing was shown', () => {
    expect(exposureGini([], 5)).toBeNull();
  });
});
