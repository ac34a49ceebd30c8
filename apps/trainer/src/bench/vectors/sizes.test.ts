import { expect, test } from 'vitest';
import { sizesIn } from './sizes.ts';

test('thousands and millions may be said in short', () => {
  expect(sizesIn('500, 10k,2M')).toEqual([500, 10_000, 2_000_000]);
});

test.each(['', '10g', '0', '1.5k', 'k'])('%j is no size', (text) => {
  expect(() => sizesIn(text)).toThrow(/10k,100k,1m/);
});
