import { expect, test } from 'vitest';
import { precisionOf } from './item-precision.ts';

test('large catalogues are kept in less, unless something else is told', () => {
  for (const told of [undefined, '']) {
    const of = precisionOf(told);
    expect([0, 199_999, 200_000, 499_999, 500_000].map((products) => of(products))).toEqual([
      ...['float32', 'float32', 'float16', 'float16', 'int8'],
    ]);
  }
  expect([1, 1_000_000].map(precisionOf('int8'))).toEqual(['int8', 'int8']);
});

test('another name is refused, with the names there are', () => {
  expect(() => precisionOf('half')).toThrow('expected float32, float16, int8, got half');
});
