import { expect, test } from 'vitest';
import type { Facet, Filter } from '@fusionrank/domain/search';
import { anIndex, anItem, idsOf } from '../testing/builders.ts';
import { understand } from '../understanding/understand.ts';
import { matchesOf } from './matches.ts';

const price = (amount: string) => ({ amount, currency: 'EUR' });
const shop = anIndex([
  anItem('nike', {
    title: 'shoe',
    brand: 'Nike',
    attributes: { colour: ['Red'] },
    price: price('50'),
    categoryPath: ['Shoes', 'Running'],
  }),
  anItem('puma', {
    title: 'shoe',
    brand: 'Puma',
    attributes: { colour: ['Red', 'Blue'] },
    price: price('80'),
    categoryPath: ['Shoes', 'Casual'],
  }),
  anItem('asics', {
    title: 'shoe',
    brand: 'Asics',
    attributes: { colour: ['Blue'] },
    categoryPath: ['Shoes'],
    availability: 'OUT_OF_STOCK',
  }),
  anItem('lamp', { title: 'lamp', brand: 'Nike', price: price('20'), categoryPath: ['Running', 'Shoes'] }),
]);

function matches(text: string, filters: readonly Filter[] = [], facetKeys: readonly string[] = []) {
  const found = matchesOf({ query: understand(text, shop), filters, facetKeys }, shop);
  return { ids: idsOf(shop, found.rows.toSorted()), facets: found.facets() };
}

const filters: Readonly<Record<string, Filter>> = {
  nike: { kind: 'terms', key: 'brand', anyOf: ['Nike'] },
  nikeOrPuma: { kind: 'terms', key: 'brand', anyOf: ['Nike', 'Puma'] },
  red: { kind: 'terms', key: 'colour', anyOf: ['Red'] },
  running: { kind: 'category', path: ['Shoes', 'Running'] },
  shoes: { kind: 'category', path: ['Shoes'] },
  anywhere: { kind: 'category', path: [] },
  affordable: { kind: 'range', key: 'price', max: 50 },
  between: { kind: 'range', key: 'price', min: 50, max: 80 },
  inStock: { kind: 'availability', anyOf: ['IN_STOCK'] },
  nothing: { kind: 'terms', key: 'brand', anyOf: [] },
  unknownKey: { kind: 'terms', key: 'sleeve', anyOf: ['long'] },
  unknownRange: { kind: 'range', key: 'weight', min: 0 },
};

test.each([
  ['one value', ['nike'], ['nike', 'lamp']],
  ['either of two values', ['nikeOrPuma'], ['nike', 'puma', 'lamp']],
  ['two filters: both', ['nikeOrPuma', 'red'], ['nike', 'puma']],
  ['a category and what is below it, from the root', ['shoes'], ['nike', 'puma', 'asics']],
  ['a leaf category', ['running'], ['nike']],
  ['the root of all categories', ['anywhere'], ['nike', 'puma', 'asics', 'lamp']],
  ['a range with its bounds; without a price it lies in none', ['between'], ['nike', 'puma']],
  ['a range open at one end', ['affordable'], ['nike', 'lamp']],
  ['availability', ['inStock'], ['nike', 'puma', 'lamp']],
  ['no value at all', ['nothing'], []],
  ['a key that nothing has', ['unknownKey'], []],
  ['a range over what is no number', ['unknownRange'], []],
])('browsing with %s', (_, names, expected) => {
  expect(
    matches(
      '',
      names.map((name) => filters[name]!),
    ).ids,
  ).toEqual(expected);
});

test('words and filters narrow together', () => {
  expect(matches('lamp', [filters.nike!]).ids).toEqual(['lamp']);
  expect(matches('shoe', [filters.nothing!]).ids).toEqual([]);
});

function counts(facets: readonly Facet[], key: string): Record<string, number> {
  const facet = facets.find((one) => one.key === key);
  if (facet?.kind !== 'terms') throw new Error(`no terms facet ${key}`);
  return Object.fromEntries(facet.values.map(({ value, count }) => [value, count]));
}

test('a facet counts all matches, and ignores its own filter but no other', () => {
  const { facets } = matches('shoe', [filters.nike!, filters.red!], ['brand', 'colour']);
  expect(counts(facets, 'brand')).toEqual({ Nike: 1, Puma: 1 });
  expect(counts(facets, 'colour')).toEqual({ Red: 1 });
});

test('a selected value is told, also with nothing behind it', () => {
  const { facets } = matches('lamp', [{ kind: 'terms', key: 'brand', anyOf: ['Gone'] }], ['brand']);
  expect(facets).toEqual([
    {
      kind: 'terms',
      key: 'brand',
      values: [
        { value: 'Nike', count: 1, selected: false },
        { value: 'Gone', count: 0, selected: true },
      ],
      otherCount: 0,
    },
  ]);
});

test('the price facet spans all that passes the other filters', () => {
  expect(matches('', [filters.affordable!], ['price']).facets).toEqual([
    { kind: 'range', key: 'price', min: 20, max: 80 },
  ]);
  expect(matches('', [filters.affordable!, filters.red!], ['price']).facets).toEqual([
    { kind: 'range', key: 'price', min: 50, max: 80 },
  ]);
});

test('keys asked for twice are told once, keys that nothing has not at all', () => {
  expect(matches('', [], ['brand', 'brand', 'sleeve', 'rating']).facets.map(({ key }) => key)).toEqual(['brand']);
});

test('more values than are told stand in otherCount', () => {
  const many = anIndex(Array.from({ length: 60 }, (_, i) => anItem(`i${i}`, { brand: `B${i}` })));
  const facet = matchesOf({ query: understand('', many), filters: [], facetKeys: ['brand'] }, many).facets()[0];
  expect(facet).toMatchObject({ otherCount: 10 });
});

test('of more matches than are counted the newest are gathered; the others still are matches', () => {
  const many = anIndex(
    Array.from({ length: 9 }, (_, i) => anItem(`i${i}`, { title: 'shoe', brand: i % 3 === 0 ? 'Nike' : 'Puma' })),
  );
  const found = (text: string, filter: readonly Filter[], counted: number) =>
    matchesOf({ query: understand(text, many), filters: filter, facetKeys: ['brand'] }, many, counted);
  for (const text of ['shoe', '']) {
    const cut = found(text, [filters.nike!], 2);
    expect([cut.rows.length, cut.complete]).toEqual([2, false]);
    expect([0, 1, 3, 6, 8].filter(cut.has)).toEqual([0, 3, 6]);
    expect([...cut.all()].sort()).toEqual([0, 3, 6]);
    const whole = found(text, [filters.nike!], 3);
    expect([whole.rows.length, whole.complete]).toEqual([3, true]);
    expect([...whole.all()].sort()).toEqual([0, 3, 6]);
    expect(counts(whole.facets(), 'brand')).toEqual({ Nike: 3, Puma: 6 });
  }
});
