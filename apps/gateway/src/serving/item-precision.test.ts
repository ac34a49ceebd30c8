import { expect, test } from 'vitest';
import { precisionOf } from './item-precision.ts';

test('large catalogues are kept as float16, unless something else is told', () => {
  expect([undefined, ''].flatMap((told) => [199_999, 200_000].map(precisionOf(told)))).toEqual([
    ...['float32', 'float16'],
    ...['float32', 'float16'],
  ]);
  expect([1, 1_000_000].map(precisionOf('int8'))).toEqual(['int8', 'int8']);
});

test('another name is refused, with the names there are', () => {
  expect(() => precisionOf('half')).toThrow('expected float32, float16, int8, got half');
});
