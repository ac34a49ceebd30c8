import { createRng } from '@fusionrank/domain/rng';
import { expect, test } from 'vitest';
import { shapleyValues } from './shapley.ts';

test('matches the game of three worked by hand', () => {
  // v(1) = 80, v(2) = 56, v(3) = 70, v(12) = 80, v(13) = 85, v(23) = 72, v(123) = 90. Over the six orders the first gains
  // 80 + 80 + 24 + 18 + 15 + 18, the second 0 + 5 + 56 + 56 + 5 + 2, the third 10 + 5 + 10 + 16 + 70 + 70.
  const worth = [0, 80, 56, 80, 70, 85, 72, 90];
  const shares = shapleyValues(3, (coalition) => worth[coalition]!);
  expect(shares[0]).toBeCloseTo(235 / 6, 12);
  expect(shares[1]).toBeCloseTo(124 / 6, 12);
  expect(shares[2]).toBeCloseTo(181 / 6, 12);
});

test('of left and right gloves, the single left one is worth four times a right one', () => {
  // Part 0 owns a left glove, 1 and 2 a right one each; a pair is worth 1: 2/3, 1/6, 1/6.
  const shares = shapleyValues(3, (coalition) => ((coalition & 1) === 1 && coalition > 1 ? 1 : 0));
  expect(Array.from(shares, (share) => share * 6)).toEqual(
    [4, 1, 1].map((share) => expect.closeTo(share, 12) as number),
  );
});

test.each([0, 1, 2, 5, 7])('%i parts share what all of them gain, whatever the game', (parts) => {
  for (let seed = 0; seed < 20; seed++) {
    const rng = createRng(seed);
    const worth = Float64Array.from({ length: 2 ** parts }, () => 10 * rng.normal());
    const sum = shapleyValues(parts, (coalition) => worth[coalition]!).reduce((total, share) => total + share, 0);
    expect(sum).toBeCloseTo(worth.at(-1)! - worth[0]!, 9);
  }
});

test('parts that gain the same get the same, and a part that changes nothing gets nothing', () => {
  // Only how many of the first three are there counts; the fourth changes nothing.
  const shares = shapleyValues(4, (coalition) => {
    const count = (coalition & 1) + ((coalition >> 1) & 1) + ((coalition >> 2) & 1);
    return count ** 2;
  });
  expect(shares[0]).toBeCloseTo(3, 12);
  expect(shares[1]).toBeCloseTo(shares[0]!, 12);
  expect(shares[2]).toBeCloseTo(shares[0]!, 12);
  expect(shares[3]).toBe(0);
});

test('every coalition is asked for once', () => {
  const asked: number[] = [];
  shapleyValues(4, (coalition) => asked.push(coalition));
  expect(asked).toEqual(Array.from({ length: 16 }, (_, coalition) => coalition));
});

test.each([-1, 1.5, 21, NaN])('%d parts are refused', (parts) => {
  expect(() => shapleyValues(parts, () => 0)).toThrow(/expected a whole number from 0 to 20/);
});
