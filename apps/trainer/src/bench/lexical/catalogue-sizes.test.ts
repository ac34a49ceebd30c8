import { expect, test } from 'vitest';
import { catalogueSizes } from './catalogue-sizes.ts';

test('sizes are read with their units and come smallest first', () => {
  expect(catalogueSizes('1m, 10k,2500,100K')).toEqual([2_500, 10_000, 100_000, 1_000_000]);
});

test.each(['', '10k,', '10x', '-5', '0k', '999'])('%j is no list of sizes', (text) => {
  expect(() => catalogueSizes(text)).toThrow('expected sizes from 1k');
});
