import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCategoryId, writeCategoryId } from './category-id.ts';

test('reads back every path, whatever slashes and percent signs its names hold', () => {
  const names = fc.array(fc.string({ minLength: 1 }), { minLength: 1 });
  fc.assert(
    fc.property(names, (path) => {
      expect(readCategoryId(writeCategoryId(path))).toEqual(path);
    }),
  );
});

test('is the path as one reads it', () => {
  expect(writeCategoryId(['Shoes', 'Boots'])).toBe('Shoes/Boots');
});

test.each(['', '/', 'Shoes//Boots', 'Shoes/'])('%j has an empty segment and is refused', (id) => {
  expect(() => readCategoryId(id)).toThrow(/expected a path/);
});
