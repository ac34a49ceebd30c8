import { expect, test } from 'vitest';
import { indexTerms } from './index-terms.ts';
import { stem } from './stem.ts';

test.each([
  ['shoes', 'shoe'],
  ['dresses', 'dress'],
  ['running', 'run'],
  ['women', 'woman'],
  ["men's", 'man'],
  ['scarves', 'scarf'],
  ['gray', 'grey'],
])('%s is found by %s', (written, asked) => {
  expect(indexTerms(written).terms).toContain(stem(asked));
});

test('words with digits are not stemmed', () => {
  expect(indexTerms('501s XT-3000').terms).toEqual(['501s', 'xt', '3000', 'xt3000']);
});

test('a hyphenated word is found by its parts and in one piece', () => {
  expect(indexTerms('T-Shirt').terms).toEqual(['shirt', 'tshirt']);
});

test('Chinese is found by its words, by the words inside them, by every pair and every character', () => {
  const { terms } = indexTerms('连衣裙');
  expect(new Set(terms)).toEqual(new Set(['连衣裙', '连衣', '衣裙', '连', '衣', '裙']));
  expect(terms).toHaveLength(6);
});

test('each script of a mixed title is read by its own rules', () => {
  const { terms, words } = indexTerms('Nike 跑步鞋 кроссовки รองเท้าวิ่ง');
  expect(terms).toEqual(expect.arrayContaining(['nike', '跑步', '鞋', 'кроссовки', 'รองเท้า', 'วิ่ง']));
  expect(words).toEqual(['nike']);
});

test.each(['', '👟🔥', '—…!', ' \u0000 '])('%j holds no term', (text) => {
  expect(indexTerms(text)).toEqual({ terms: [], words: [] });
});
