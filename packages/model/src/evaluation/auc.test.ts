import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auc, groupedAuc } from './auc.ts';

describe('AUC', () => {
  test('matches the pairs counted by hand', () => {
    // Pairs (positive, negative): .8>.6, .8>.2, .4<.6, .4>.2: 3 of 4.
    expect(auc({ scores: [0.8, 0.6, 0.4, 0.2], labels: [1, 0, 1, 0] })).toBe(0.75);
  });

  test('a tie counts one half', () => {
    expect(auc({ scores: [0.5, 0.5], labels: [1, 0] })).toBe(0.5);
  });

  test('says nothing about one class alone', () => {
    expect(auc({ scores: [0.1, 0.9], labels: [1, 1] })).toBeNull();
    expect(auc({ scores: [], labels: [] })).toBeNull();
  });

  test('equals the count over all pairs', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 1 })), { maxLength: 40 });
    fc.assert(
      fc.property(rows, (drawn) => {
        const positive = drawn.filter(([, label]) => label === 1);
        const negative = drawn.filter(([, label]) => label === 0);
        const wins = positive.flatMap(([p]) => negative.map(([n]): number => (p > n ? 1 : p === n ? 0.5 : 0)));
        const expected = wins.length === 0 ? null : wins.reduce((a, b) => a + b, 0) / wins.length;
        const value = auc({ scores: drawn.map(([s]) => s), labels: drawn.map(([, l]) => l) });
        return expected === null ? value === null : value !== null && Math.abs(value - expected) < 1e-9;
      }),
    );
  });
});

describe('grouped AUC', () => {
  test('weights groups by size and leaves one-class groups out', () => {
    const right = { scores: [2, 1], labels: [1, 0] };
    const wrong = { scores: [2, 1, 0, 0], labels: [0, 0, 0, 1] };
    const single = { scores: [1, 2, 3], labels: [1, 1, 1] };
    // 2 rows at 1; 4 rows at (0 + 0 + 0.5) / 3.
    expect(groupedAuc([right, wrong, single])).toBeCloseTo((2 * 1 + 4 * (0.5 / 3)) / 6, 12);
  });

  test('says nothing when no group has both classes', () => {
    expect(groupedAuc([{ scores: [1], labels: [1] }])).toBeNull();
  });
});
