import { expect, test } from 'vitest';
import type { Filter } from '@fusionrank/domain/search';
import { anIndex, anItem, aProfile, idsOf, NOW } from '../testing/builders.ts';
import { understand } from '../understanding/understand.ts';
import { retrieveRelaxed } from './relaxed.ts';

const price = (amount: string) => ({ amount, currency: 'EUR' });
const shop = anIndex([
  anItem('cheap', { title: 'red shoe', brand: 'Nike', price: price('40') }),
  anItem('dear', { title: 'red shoe', brand: 'Puma', price: price('90') }),
  anItem('lamp', { title: 'lamp', brand: 'Nike', price: price('20') }),
]);
const nike: Filter = { kind: 'terms', key: 'brand', anyOf: ['Nike'] };
const asics: Filter = { kind: 'terms', key: 'brand', anyOf: ['Asics'] };
const soldOut: Filter = { kind: 'availability', anyOf: ['OUT_OF_STOCK'] };

async function found(text: string, filters: readonly Filter[] = [], index = shop) {
  const { candidates, relaxations, totalCount } = await retrieveRelaxed(
    {
      query: understand(text, index),
      filters,
      facetKeys: [],
      vectors: {},
      near: () => Promise.resolve([]),
      sort: 'RELEVANCE',
      profile: aProfile(),
      popularityOf: () => 0,
      neighboursOf: undefined,
      similarUsers: [],
      now: NOW,
    },
    index,
  );
  return {
    ids: idsOf(index, candidates.rows).toSorted(),
    given: relaxations.map(({ kind, what }) => `${kind} ${what}`),
    count: totalCount.value,
  };
}

test('a price in the words filters, and its words match nothing by themselves', async () => {
  expect(await found('shoe under 50')).toEqual({ ids: ['cheap'], given: [], count: 1 });
  expect(await found('under 50')).toEqual({ ids: ['cheap', 'lamp'], given: [], count: 2 });
});

test('what nobody can meet is given up one thing at a time: the price, the last filter, the one before it', async () => {
  expect(await found('shoe under 10')).toEqual({ ids: ['cheap', 'dear'], given: ['price under 10'], count: 2 });
  expect(await found('shoe under 10', [nike])).toEqual({ ids: ['cheap'], given: ['price under 10'], count: 1 });
  expect(await found('shoe', [nike, asics])).toEqual({ ids: ['cheap'], given: ['filter brand'], count: 1 });
  expect((await found('shoe', [soldOut, asics])).given).toEqual(['filter brand', 'filter availability']);
});

test('words are given up from the first on, but for one', async () => {
  expect(await found('puma nike lamp red')).toEqual({ ids: ['cheap', 'dear', 'lamp'], given: [], count: 3 });
  const four = anIndex(['one', 'two', 'three', 'four', 'five'].map((title) => anItem(title, { title })));
  expect(await found('five one two three four', [], four)).toEqual({
    ids: ['four', 'three'],
    given: ['words five', 'words one', 'words two'],
    count: 2,
  });
  expect(await found('zyxwv')).toEqual({ ids: [], given: [], count: 0 });
});

test('an empty shelf stays empty: filters without words are not given up', async () => {
  expect(await found('', [asics])).toEqual({ ids: [], given: [], count: 0 });
});
