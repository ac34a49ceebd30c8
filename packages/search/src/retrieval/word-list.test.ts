import { expect, test } from 'vitest';
import { anIndexOf, idsOf } from '../testing/builders.ts';
import { wordList } from './word-list.ts';

const shop = anIndexOf({ apart: 'shoe box for running', phrase: 'box of running shoe', none: 'lamp' });

function words(terms: readonly string[], accepts: (row: number) => boolean = () => true) {
  const list = wordList({ terms, accepts, limit: 10 }, shop);
  return { source: list.source, ids: idsOf(shop, list.rows) };
}

test('of equal scores the title that holds the query’s phrase comes first', () => {
  expect(words(['shoe', 'run']).ids).toEqual(['apart', 'phrase']);
  expect(words(['run', 'shoe'])).toEqual({ source: 'lexical', ids: ['phrase', 'apart'] });
});

test('one word has no phrase, and what is not accepted is not listed', () => {
  expect(words(['box']).ids).toEqual(['apart', 'phrase']);
  expect(words(['run', 'shoe'], (row) => row === 0).ids).toEqual(['apart']);
});
