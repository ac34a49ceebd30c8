import fc from 'fast-check';
import { expect, test } from 'vitest';
import { topRows } from './top-rows.ts';

test('equal values stand by row', () => {
  expect([...topRows([9, 3, 5], [1, 1, 2], 3)]).toEqual([5, 3, 9]);
});

test('two values that are both infinite stand by row, however they come', () => {
  for (const rows of [
    [4, 1, 3, 2],
    [2, 3, 1, 4],
  ]) {
    expect([
      ...topRows(
        rows,
        rows.map(() => -Infinity),
        3,
      ),
    ]).toEqual([1, 2, 3]);
  }
});

test('a NaN never gets in', () => {
  expect([...topRows([1, 2, 3], [Number.NaN, 1, Number.NaN], 3)]).toEqual([2]);
});

test('is the head of a full sort, for any values and limit', () => {
  const pairs = fc.uniqueArray(fc.tuple(fc.nat(500), fc.integer({ min: -3, max: 3 })), { selector: ([row]) => row });
  fc.assert(
    fc.property(pairs, fc.nat(60), (rowsAndValues, limit) => {
      const sorted = [...rowsAndValues].sort(([a, x], [b, y]) => y - x || a - b).map(([row]) => row);
      const top = topRows(
        rowsAndValues.map(([row]) => row),
        rowsAndValues.map(([, value]) => value),
        limit,
      );
      expect([...top]).toEqual(sorted.slice(0, limit));
    }),
  );
});
