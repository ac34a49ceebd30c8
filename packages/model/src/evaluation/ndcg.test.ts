import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dcgAt, ndcgAt } from './ndcg.ts';

describe('NDCG', () => {
  test('matches the value worked by hand', () => {
    // DCG = 0/1 + 3/log2(3) + 1/2 = 2.3928; ideal = 3/1 + 1/log2(3) + 0 = 3.6309.
    expect(dcgAt(3, [0, 2, 1])).toBeCloseTo(2.3928, 4);
    expect(ndcgAt(3, [0, 2, 1])).toBeCloseTo(2.3928 / 3.6309, 4);
  });

  test('cuts both the ranking and the ideal at k', () => {
    // DCG@1 = 1; ideal@1 = 3.
    expect(ndcgAt(1, [1, 2])).toBeCloseTo(1 / 3, 12);
  });

  test('a relevant item that was never ranked lowers it', () => {
    // DCG = 1; ideal over everything judged = 1 + 1/log2(3).
    expect(ndcgAt(10, [1], [1, 1])).toBeCloseTo(1 / (1 + 1 / Math.log2(3)), 12);
  });

  test('says nothing about a query without a relevant item', () => {
    expect(ndcgAt(10, [0, 0])).toBeNull();
    expect(ndcgAt(10, [])).toBeNull();
  });

  test('an empty ranking of a query that has relevant items scores 0', () => {
    expect(ndcgAt(10, [], [2])).toBe(0);
  });

  test('lies in [0, 1] and is 1 exactly for a ranking by falling grade', () => {
    const grades = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(grades, fc.integer({ min: 1, max: 30 }), (drawn, k) => {
        const value = ndcgAt(k, drawn);
        if (value === null) return drawn.every((grade) => grade === 0);
        const sorted = [...drawn].sort((a, b) => b - a);
        return value >= 0 && value <= 1 + 1e-12 && Math.abs((ndcgAt(k, sorted) ?? 0) - 1) < 1e-12;
      }),
    );
  });
});
