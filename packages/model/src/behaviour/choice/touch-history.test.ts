import { expect, test } from 'vitest';
import { liked, likedItems, recentTouches, touchMatrix } from './touch-history.ts';

const history = { items: Int32Array.of(4, 2, 4, 1), weights: Float32Array.of(1, 1, 3, -4) };

test('weights of one item add up', () => {
  const { indices, values } = touchMatrix(5, [history]);
  expect([...indices]).toEqual([1, 2, 4]);
  expect([...values]).toEqual([-4, 1, 4]);
});

test('a liked item stands once, where it was touched last; what was sent back is not liked', () => {
  expect([...likedItems(history)]).toEqual([2, 4]);
  expect([...liked(history).items]).toEqual([4, 2, 4]);
});

test('a touch k places back says recency^k of its weight, and the fifty newest are read', () => {
  expect([...recentTouches(history, 0.5).weights]).toEqual([0.125, 0.25, 1.5, -4]);
  const long = { items: Int32Array.from({ length: 60 }, (_, i) => i), weights: new Float32Array(60).fill(1) };
  const { items, weights } = recentTouches(long, 1);
  expect([items[0], items.length, weights.length]).toEqual([10, 50, 50]);
});
