import { expect, test } from 'vitest';
import { reciprocalRank } from './reciprocal-rank.ts';

test.each([
  { grades: [0, 0, 2, 1], expected: 1 / 3 },
  { grades: [1], expected: 1 },
  { grades: [0, 0], expected: 0 },
  { grades: [], expected: 0 },
])('the reciprocal rank of $grades is $expected', ({ grades, expected }) => {
  expect(reciprocalRank(grades)).toBe(expected);
});
