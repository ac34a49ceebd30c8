import { expect, test } from 'vitest';
import { createNumberColumn } from './number-column.ts';

test('a row holds what it was last given; a row passed over, one past the end and one given nothing hold none', () => {
  const column = createNumberColumn();
  column.put(2, 5);
  column.put(5_000, -1.5);
  column.put(2, 0);
  column.put(3, undefined);
  expect([0, 1, 2, 3, 4_999, 5_000, 5_001].map((row) => column.of(row))).toEqual([
    undefined,
    undefined,
    0,
    undefined,
    undefined,
    -1.5,
    undefined,
  ]);
  expect([column.at(1), column.at(2), column.at(9_999)]).toEqual([Number.NaN, 0, Number.NaN]);
});
