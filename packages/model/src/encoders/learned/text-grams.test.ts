import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textGrams } from './text-grams.ts';

const BUCKETS = 1 << 20;
const gramsOf = (text: string): ReadonlySet<number> => new Set(textGrams(text, BUCKETS).rows);
const shared = (a: string, b: string): number => [...gramsOf(a)].filter((row) => gramsOf(b).has(row)).length;

test('words, neighbouring pairs and character 3- to 5-grams with borders, counted by hand', () => {
  // red, shoe; "red shoe"; <re red ed> <red red> <red>; <sh sho hoe oe> <sho shoe hoe> <shoe shoe>
  expect(textGrams('Red shoe', BUCKETS).rows).toHaveLength(2 + 1 + 6 + 9);
});

test('ideographs are words in pairs, their single characters are grams, and Latin letters beside them are words', () => {
  // iphone, 手机, 机壳; two pairs of neighbours; 手 机 壳; <iphone> has 6 + 5 + 4 grams.
  expect(textGrams('iPhone手机壳', BUCKETS).words).toBe(3);
  expect(textGrams('iPhone手机壳', BUCKETS).rows).toHaveLength(3 + 2 + 3 + 15);
  expect(shared('男子跑步鞋', '女子跑步鞋')).toBeGreaterThan(shared('男子跑步鞋', '厨房搅拌机'));
});

test('a misspelt or inflected word shares grams with the right one', () => {
  expect(shared('sneaker', 'sneakers')).toBeGreaterThan(8);
  expect(shared('кроссовки', 'кросовки')).toBeGreaterThan(4);
});

test('case and full-width forms make no difference', () => {
  expect(gramsOf('ＮＩＫＥ Shoe')).toEqual(gramsOf('nike shoe'));
});

test('every gram lies in the table and was taken from words of the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 1000 }), (text, buckets) => {
      const { rows, first, last, words } = textGrams(text, buckets);
      rows.forEach((row, i) => {
        expect(row >= 0 && row < buckets).toBe(true);
        expect(first[i]! <= last[i]! && last[i]! < words).toBe(true);
      });
    }),
  );
});

test('a text of a million words is cut', () => {
  expect(textGrams('shoe sock '.repeat(500_000), BUCKETS).words).toBe(96);
});
