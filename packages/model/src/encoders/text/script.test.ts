import { expect, test } from 'vitest';
import { partByScript } from './script.ts';

test('a Latin text has no other part, accents and digits included', () => {
  expect(partByScript('Café Nº 5, 12 cm')).toEqual({ latin: 'Café No 5, 12 cm', other: '', otherShare: 0 });
  expect(partByScript('cafe\u0301').otherShare).toBe(0);
});

test('a Chinese text is all other', () => {
  expect(partByScript('男子跑步鞋')).toEqual({ latin: '', other: '男子跑步鞋', otherShare: 1 });
});

test('a mixed text is parted, an ideograph counting as three letters', () => {
  // 4 Latin letters; 3 ideographs count 9: 9 / 13.
  const parts = partByScript('Nike 跑步鞋 42');
  expect(parts).toMatchObject({ latin: 'Nike 42', other: '跑步鞋' });
  expect(parts.otherShare).toBeCloseTo(9 / 13, 10);
});

test('letters of another alphabet count one each', () => {
  expect(partByScript('abc где').otherShare).toBeCloseTo(0.5, 10);
});

test('full-width letters are Latin, and a text without letters has no other part', () => {
  expect(partByScript('ＮＩＫＥ')).toMatchObject({ latin: 'NIKE', otherShare: 0 });
  expect(partByScript('12 — 34')).toMatchObject({ otherShare: 0 });
  expect(partByScript('')).toEqual({ latin: '', other: '', otherShare: 0 });
});
