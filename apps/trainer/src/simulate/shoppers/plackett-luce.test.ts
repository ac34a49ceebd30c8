import { createRng } from '@fusionrank/domain/rng';
import { expect, test } from 'vitest';
import { drawSlate } from './plackett-luce.ts';

test('frequencies follow the weights worked by hand: logits ln 1, ln 2, ln 5 lead with 1/8, 2/8, 5/8', () => {
  const rng = createRng('frequencies');
  const leads = [0, 0, 0];
  for (let n = 0; n < 8_000; n++) leads[drawSlate([0, Math.log(2), Math.log(5)], 1, rng)[0]!.index]! += 1 / 8_000;
  expect(leads[0]).toBeCloseTo(1 / 8, 1);
  expect(leads[1]).toBeCloseTo(2 / 8, 1);
  expect(leads[2]).toBeCloseTo(5 / 8, 1);
});

test('the top position’s propensity is exactly its share of the weights', () => {
  for (const { index, propensity } of drawSlate([0, Math.log(2), Math.log(5)], 1, createRng(1))) {
    expect(propensity).toBeCloseTo([1 / 8, 2 / 8, 5 / 8][index]!, 12);
  }
});

test('the second position’s mean propensity comes within a tenth of its frequency', () => {
  // P(item 0 second) = 2/8 · 1/6 + 5/8 · 1/3 = 1/4.
  const rng = createRng('second');
  const estimates: number[] = [];
  for (let n = 0; n < 4_000; n++) {
    const second = drawSlate([0, Math.log(2), Math.log(5)], 2, rng)[1]!;
    if (second.index === 0) estimates.push(second.propensity);
  }
  expect(estimates.length / 4_000).toBeCloseTo(1 / 4, 1);
  expect(estimates.reduce((sum, value) => sum + value, 0) / estimates.length).toBeCloseTo(1 / 4, 1);
});

test('a slate never holds a candidate twice and never more than there are', () => {
  const drawn = drawSlate([1, 1, 1], 24, createRng(3));
  expect(drawn.map(({ index }) => index).sort()).toEqual([0, 1, 2]);
  expect(drawSlate([], 24, createRng(3))).toEqual([]);
});
