import { expect, test } from 'vitest';
import { recallAt } from './recall.ts';

const truth = Int32Array.of(4, 2, 9, 7);

test('the share of the first true rows among the first found, worked by hand', () => {
  const found = Int32Array.of(2, 5, 4, 7);
  expect(recallAt(2, { found, truth })).toBe(0.5);
  expect(recallAt(4, { found, truth })).toBe(0.75);
  expect(recallAt(9, { found, truth })).toBe(0.75);
});

test('where nothing is to be found, nothing is missed', () => {
  expect(recallAt(10, { found: Int32Array.of(1), truth: new Int32Array(0) })).toBe(1);
});
