import { expect, test } from 'vitest';
import { slopeOf } from './line-fit.ts';

test('a straight line has its slope, whatever its height', () => {
  expect(slopeOf([1, 2, 5].map((x) => ({ x, y: 3 * x + 100 })))).toBeCloseTo(3, 12);
});

test('points off the line are weighed by least squares', () => {
  // Worked by hand: means 1 and 4/3; Σ(x−1)(y−4/3) = 1·(4/3) + 0 + 1·(2/3) = 2, Σ(x−1)² = 2.
  expect(
    slopeOf([
      { x: 0, y: 0 },
      { x: 1, y: 2 },
      { x: 2, y: 2 },
    ]),
  ).toBeCloseTo(1, 12);
});

test.each([{ points: [] }, { points: [{ x: 1, y: 7 }] }, { points: [1, 2].map((y) => ({ x: 3, y })) }])(
  'without two places there is no slope: $points',
  ({ points }) => {
    expect(slopeOf(points)).toBe(0);
  },
);
