import { expect, test } from 'vitest';
import { clickNdcg, idealDiscount } from './click-ndcg.ts';

test('matches the value worked by hand', () => {
  // Clicks at ranks 1 and 3: (1 + 1/2) / (1 + 1/log2(3)) = 1.5 / 1.63093.
  expect(clickNdcg([0, 2])).toBeCloseTo(1.5 / 1.63093, 5);
});

test('one click at rank r is worth 1 / log2(r + 1), and nothing below rank ten', () => {
  expect(clickNdcg([0])).toBe(1);
  expect(clickNdcg([2])).toBeCloseTo(0.5, 12);
  expect(clickNdcg([9])).toBeCloseTo(1 / Math.log2(11), 12);
  expect(clickNdcg([10])).toBe(0);
});

test('a search without a click says nothing', () => {
  expect(clickNdcg([])).toBeNull();
});

test('more than ten clicks can be worth no more than ten at the top', () => {
  expect(idealDiscount(25)).toBe(idealDiscount(10));
  expect(clickNdcg(Array.from({ length: 25 }, (_, i) => i))).toBe(1);
});
