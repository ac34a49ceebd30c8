import { expect, test } from 'vitest';
import { stabilityIndex } from './stability-index.ts';

test('matches the value worked by hand', () => {
  // Shares .5 .3 .2 became .4 .3 .3: −.1·ln(.8) + 0·ln(1) + .1·ln(1.5) = .0223144 + .0405465 = .0628609.
  expect(stabilityIndex([50, 30, 20], [4, 3, 3])).toBeCloseTo(0.0628609, 6);
});

test('is 0 where the shares stayed, whatever the counts', () => {
  expect(stabilityIndex([1, 2, 3], [100, 200, 300])).toBeCloseTo(0, 12);
});

test('is the same both ways', () => {
  expect(stabilityIndex([5, 15], [12, 8])).toBeCloseTo(stabilityIndex([12, 8], [5, 15]) ?? NaN, 12);
});

test('a bin that is new costs as if one in ten thousand had been in it', () => {
  // (.9 − 1)·ln(.9) + (.1 − .0001)·ln(.1 / .0001) = .0105361 + .0999·6.9077553 = .7006208.
  expect(stabilityIndex([10, 0], [9, 1])).toBeCloseTo(0.7006208, 6);
});

test('nothing on either side says nothing', () => {
  expect(stabilityIndex([0, 0], [1, 2])).toBeNull();
  expect(stabilityIndex([1, 2], [0, 0])).toBeNull();
  expect(stabilityIndex([], [])).toBeNull();
});

test('counts of other bins are a mistake', () => {
  expect(() => stabilityIndex([1], [1, 2])).toThrow('expected counts of the same bins, got 1 and 2');
});
