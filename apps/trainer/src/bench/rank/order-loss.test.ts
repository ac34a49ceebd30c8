import { expect, test } from 'vitest';
import { orderLoss } from './order-loss.ts';

const scores = Float32Array.from({ length: 200 }, (_, i) => 200 - i);

test('the same scores lose nothing', () => {
  expect(orderLoss('same', [scores], [scores])).toEqual({
    name: 'same',
    largestDifference: 0,
    rankCorrelation: 1,
    ndcgLoss: 0,
  });
});

test('the opposite order has correlation −1 and no graded item on its page', () => {
  const { rankCorrelation, ndcgLoss } = orderLoss('opposite', [scores.map((score) => -score)], [scores]);
  expect(rankCorrelation).toBeCloseTo(-1, 12);
  expect(ndcgLoss).toBe(1);
});

test('Spearman worked by hand: two neighbours of four exchanged give 1 − 6 · 2 / (4 · 15)', () => {
  const found = orderLoss('pair', [Float32Array.of(4, 2, 3, 1)], [Float32Array.of(4, 3, 2, 1)]);
  expect(found.rankCorrelation).toBeCloseTo(0.8, 12);
  // Off by 1, and the reference deviates by √1.25.
  expect(found.largestDifference).toBeCloseTo(1 / Math.sqrt(1.25), 6);
});
