import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise } from '../understanding/normalise.ts';
import { createPhraseTable } from './phrase-table.ts';
import type { Phrase } from './phrase.ts';

const phrase = (text: string, weight: number): Phrase => ({ text, kind: 'query', weight, about: [] });
const nobody = { limit: 10, boost: () => 1 };
const texts = (found: readonly Phrase[]) => found.map(({ text }) => text);

const table = createPhraseTable([
  phrase('Running Shoes', 0.9),
  phrase('Shoe rack', 0.5),
  phrase('Shirts', 0.3),
  phrase('red shirt', 0.8),
  phrase('Café chairs', 0.2),
  phrase('红色连衣裙', 0.4),
]);

test('phrases begin with the prefix, or a later word does at half the weight', () => {
  expect(texts(table.find('sh', nobody))).toEqual(['Shoe rack', 'Running Shoes', 'red shirt', 'Shirts']);
  expect(texts(table.find('sho', nobody))).toEqual(['Shoe rack', 'Running Shoes']);
  expect(texts(table.find('running sh', nobody))).toEqual(['Running Shoes']);
});

test('case, accents and a leading space do not matter; the space behind a word does', () => {
  expect(texts(table.find(' CAFE', nobody))).toEqual(['Café chairs']);
  expect(texts(table.find('shoe ', nobody))).toEqual(['Shoe rack']);
  expect(texts(table.find('红色', nobody))).toEqual(['红色连衣裙']);
});

test('an empty prefix finds what is wanted most, an unknown one nothing, a limit of 0 nothing', () => {
  expect(texts(table.find('', { ...nobody, limit: 2 }))).toEqual(['Running Shoes', 'red shirt']);
  expect(table.find('zzz', nobody)).toEqual([]);
  expect(table.find('s', { ...nobody, limit: 0 })).toEqual([]);
});

test('taste lifts a phrase over one that is wanted more', () => {
  const boost = ({ text }: Phrase) => (text === 'Shirts' ? 2 : 1);
  expect(texts(table.find('shi', { limit: 10, boost }))).toEqual(['Shirts', 'red shirt']);
});

test('of equal texts the heaviest stays, shown as it is written there', () => {
  const twice = createPhraseTable([phrase('Red Shirt', 0.1), phrase('red shirt', 0.8)]);
  expect(twice.size).toBe(1);
  expect(texts(twice.find('red', nobody))).toEqual(['red shirt']);
});

test('of any phrases, all and only those are found with a word that begins so, the heaviest first', () => {
  const word = fc.stringMatching(/^[abc]{1,4}$/);
  const some = fc.uniqueArray(fc.array(word, { minLength: 1, maxLength: 3 }), {
    selector: (words) => words.join(' '),
    maxLength: 60,
  });
  fc.assert(
    fc.property(some, word, (all, prefix) => {
      const found = createPhraseTable(all.map((words, i) => phrase(words.join(' '), 1 / (i + 1)))).find(prefix, {
        limit: 100,
        boost: () => 1,
      });
      const score = (words: readonly string[], i: number) =>
        (words[0]?.startsWith(prefix) === true ? 1 : 0.5) / (i + 1);
      const expected = all
        .map((words, i) => ({
          text: words.join(' '),
          score: score(words, i),
          found: words.some((one) => one.startsWith(prefix)),
        }))
        .filter((one) => one.found)
        .sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1));
      expect(texts(found)).toEqual(expected.map(({ text }) => text));
    }),
  );
});

test('every found phrase is one that was put in', () => {
  expect(texts(table.find('', nobody)).every((text) => normalise(text).length > 0)).toBe(true);
});
