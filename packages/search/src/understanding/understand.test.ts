import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anIndex, anIndexOf, anItem } from '../testing/builders.ts';
import { termName } from './asked-term.ts';
import { MAX_QUERY_LENGTH } from './normalise.ts';
import { MAX_TERMS, understand } from './understand.ts';

const shop = anIndexOf({
  a: 'Running shoes for men',
  b: 'Blue striped T-Shirt',
  c: '红色连衣裙',
  d: 'Sunglasses',
});

test.each([
  ['runing shose', 'running shoes', ['run', 'shoe']],
  ['SUNGLASES', 'sunglasses', ['sunglass']],
  ['blue  stripedd shirt', 'blue  striped shirt', ['blue', 'stripe', 'shirt']],
])('%j is read as %j', (asked, corrected, terms) => {
  const query = understand(asked, shop);
  expect(query.correctedText).toBe(corrected);
  expect(query.terms).toEqual(terms);
});

test('a query without a misspelling has no corrected text', () => {
  expect(understand('running shoes', shop)).not.toHaveProperty('correctedText');
});

test('a word that nothing is near to is told as unknown and needs no match', () => {
  expect(understand('zyxwv shoes', shop)).toMatchObject({ terms: ['shoe'], unknownWords: ['zyxwv'] });
});

test.each(['t-shirt', 't shirt', 'T Shirt', 'tshirts'])(
  '%j reads as one word where the catalogue writes it so',
  (asked) => {
    expect(understand(asked, shop).terms).toEqual(['tshirt']);
  },
);

test('a Chinese word that is cut otherwise in the catalogue is read by its pairs, then by its characters', () => {
  expect(understand('连衣裙', shop).terms).toEqual(['连衣裙']);
  expect(understand('红裙', shop).terms).toEqual(['红', '裙']);
});

test('words that say nothing are left out, unless the query holds nothing else', () => {
  expect(understand('shoes for the men', shop).terms).toEqual(['shoe', 'man']);
  expect(understand('for', shop).terms).toEqual(['for']);
});

test('values of attributes are found in a query, the longest first, in any inflection', () => {
  const index = anIndex([
    anItem('a', { brand: 'North Star', attributes: { colour: ['Navy Blue'], usage: ['Sports'] } }),
    anItem('b', { attributes: { colour: ['Blue'] }, categoryPath: ['Shoes'] }),
  ]);
  expect(understand('navy blue sport shoe by north star', index).mentions).toEqual([
    { key: 'colour', value: 'Navy Blue' },
    { key: 'usage', value: 'Sports' },
    { key: 'category', value: 'Shoes' },
    { key: 'brand', value: 'North Star' },
  ]);
});

test.each(['', '   ', '👟🔥', '!?—', '\ud800'])('%j asks for nothing: it browses', (text) => {
  expect(understand(text, shop)).toMatchObject({ browsing: true, terms: [], unknownWords: [] });
});

test('ten thousand characters are read as far as the bound', () => {
  const query = understand('running shoes '.repeat(1_000), shop);
  expect(query.text.length).toBeLessThanOrEqual(MAX_QUERY_LENGTH);
  expect(query.terms).toEqual(['run', 'shoe']);
  const many = Array.from({ length: 500 }, (_, i) => `w${i}`);
  expect(understand(many.join(' '), shop).unknownWords.length).toBeLessThanOrEqual(MAX_TERMS);
});

test('any text is understood: the terms are few, distinct and in the index, and no surrogate is left alone', () => {
  const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('shoe', 'tshirt', '红色', '👟', '\ud83d', 'Ω'));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
      const query = understand(pieces.join(' '), shop);
      expect(new Set(query.terms).size).toBe(query.terms.length);
      expect(query.terms.length).toBeLessThanOrEqual(MAX_TERMS);
      expect(query.terms.every((term) => shop.hasTerm(termName(term)))).toBe(true);
      expect(() => encodeURIComponent(query.text)).not.toThrow();
    }),
  );
});

test('a price is read beside the words, and asks for everything when it stands alone', () => {
  expect(understand('running shoes under 50', shop)).toMatchObject({
    terms: ['run', 'shoe'],
    unknownWords: [],
    price: { max: 50, said: 'under 50' },
    browsing: false,
  });
  expect(understand('under 50', shop)).toMatchObject({ terms: [], price: { max: 50 }, browsing: true });
  expect(understand('running shoes', shop)).not.toHaveProperty('price');
});

test('a key named before a value says which value is meant', () => {
  const index = anIndex([
    anItem('a', { attributes: { size: ['42', 'M'], model: ['42'] } }),
    anItem('b', { attributes: { colour: ['红'] } }),
  ]);
  expect(understand('sneakers size 42', index).mentions).toEqual([{ key: 'size', value: '42' }]);
  expect(understand('42', index).mentions).toHaveLength(2);
  expect(understand('红色', index).mentions).toEqual([{ key: 'colour', value: '红' }]);
});
