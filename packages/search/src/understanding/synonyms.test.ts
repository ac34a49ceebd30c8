import type { SynonymRule } from '@fusionrank/domain/synonym';
import { describe, expect, test } from 'vitest';
import { anIndexOf } from '../testing/builders.ts';
import { alternativesOf, termName } from './asked-term.ts';
import { understand, type UnderstoodQuery } from './understand.ts';

const oneWay = (from: string, ...to: string[]): SynonymRule => ({ kind: 'one-way', from, to });
const group = (...phrases: string[]): SynonymRule => ({ kind: 'group', phrases });

function shopWith(...rules: readonly SynonymRule[]) {
  const index = anIndexOf({
    a: 'Running shoes for men',
    b: 'White sneakers',
    c: '红色连衣裙',
    d: 'Sofa, three seats',
    e: '运动鞋',
    f: 'Shirt of linen',
  });
  index.synonyms.set(rules);
  return index;
}
/** `sneaker | run+shoe`: what each term may be. */
const read = ({ terms }: UnderstoodQuery): string[] =>
  terms.map((term) =>
    alternativesOf(term)
      .map((one) => one.terms.join('+'))
      .join(' | '),
  );

test('a word finds what the shop says stands for it, one way only', () => {
  const shop = shopWith(oneWay('sneakers', 'running shoes'));
  const query = understand('white sneakers', shop);
  expect(read(query)).toEqual(['white', 'sneaker | run+shoe']);
  expect(query.synonyms).toEqual([{ said: 'sneakers', instead: ['running shoes'] }]);
  const back = understand('running shoes', shop);
  expect(back.terms).toEqual(['run', 'shoe']);
  expect(back).not.toHaveProperty('synonyms');
});

test('in a group each finds the others, and a synonym of a phrase stands in for each of its words', () => {
  const shop = shopWith(group('sneakers', 'running shoes', '运动鞋'));
  expect(read(understand('sneakers', shop))).toEqual(['sneaker | run+shoe | 运动鞋']);
  expect(read(understand('running shoes', shop))).toEqual(['run | sneaker | 运动鞋', 'shoe | sneaker | 运动鞋']);
  expect(read(understand('运动鞋', shop))).toEqual(['运动鞋 | sneaker | run+shoe']);
});

test('a word that no item holds is known by what stands for it: neither unknown nor a misspelling', () => {
  const shop = shopWith(oneWay('couch', 'sofa'), oneWay('shirts', 'shirt'), oneWay('snekers', 'sofa'));
  const query = understand('couch', shop);
  expect(read(query)).toEqual(['couch | sofa']);
  expect(query.unknownWords).toEqual([]);
  expect(understand('snekers', shop)).not.toHaveProperty('correctedText');
  expect(understand('sneekers', shop).correctedText).toBe('sneakers');
});

test('a misspelling is put right first, and then has its synonyms', () => {
  const query = understand('sneekers', shopWith(oneWay('sneaker', 'running shoe')));
  expect(query.correctedText).toBe('sneakers');
  expect(read(query)).toEqual(['sneaker | run+shoe']);
});

test('case, inflection and words that say nothing make no difference', () => {
  const shop = shopWith(oneWay('Shoes for Running', 'SNEAKER'));
  expect(read(understand('shoe running', shop))).toEqual(['shoe | sneaker', 'run | sneaker']);
});

test('what no item holds stands for nothing, and is not told', () => {
  const query = understand('sneakers', shopWith(oneWay('sneakers', 'running clogs', 'clogs')));
  expect(query.terms).toEqual(['sneaker']);
  expect(query).not.toHaveProperty('synonyms');
});

describe('rules', () => {
  test('are not chained', () => {
    const shop = shopWith(oneWay('couch', 'sneakers'), oneWay('sneakers', 'sofa'));
    expect(read(understand('couch', shop))).toEqual(['couch | sneaker']);
  });

  test('of several on one word all count, each phrase once', () => {
    const shop = shopWith(oneWay('couch', 'sofa'), oneWay('Couches', 'Sofas', 'sneakers', 'couch'));
    expect(read(understand('couch', shop))).toEqual(['couch | sofa | sneaker']);
  });

  test('put in force later replace those before', () => {
    const shop = shopWith(oneWay('couch', 'sofa'));
    shop.synonyms.set([]);
    expect(understand('couch', shop).unknownWords).toEqual(['couch']);
  });

  test('without words do nothing', () => {
    const shop = shopWith(oneWay('!', 'sofa'), group('sofa', '—'));
    expect(understand('sofa !', shop).terms).toEqual(['sofa']);
  });
});

test('a long query with many synonyms stays a query', () => {
  const many = Array.from({ length: 100 }, () => 'sneakers');
  const shop = shopWith(
    ...many.map((word, i) => oneWay(word, ['sofa', 'white', 'men', 'linen', 'seats', 'three', '运动鞋'][i % 7]!)),
  );
  const { terms } = understand(many.join(' '), shop);
  expect(terms.map(termName)).toEqual(['sneaker']);
  expect(alternativesOf(terms[0]!)).toHaveLength(8);
});
