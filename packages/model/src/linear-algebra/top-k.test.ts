import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TopK } from './top-k.ts';

test('the best come first and ties go to the lower row', () => {
  const top = new TopK(3);
  [1, 5, 3, 5, 2].forEach((score, row) => {
    top.offer(row, score);
  });
  expect([...top.result().rows]).toEqual([1, 3, 2]);
  expect([...top.result().scores]).toEqual([5, 5, 3]);
});

test('it equals a full sort, for any scores and k', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 5 })), fc.nat({ max: 12 }), (scores, k) => {
      const top = new TopK(k);
      scores.forEach((score, row) => {
        top.offer(row, score);
      });
      const sorted = scores.map((score, row) => ({ score, row })).sort((a, b) => b.score - a.score || a.row - b.row);
      expect([...top.result().rows]).toEqual(sorted.slice(0, k).map(({ row }) => row));
    }),
  );
});

test('the least kept score is known once there is no room left', () => {
  const top = new TopK(2);
  const least = [4, 1, 0, 3].map((score, row) => {
    top.offer(row, score);
    return top.least();
  });
  expect(least).toEqual([NaN, 1, 1, 3]);
});
