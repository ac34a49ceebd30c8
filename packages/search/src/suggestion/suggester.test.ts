import { expect, test } from 'vitest';
import type { Affinity } from '@fusionrank/domain/profile';
import { anIndex, anItem, popularityIn } from '../testing/builders.ts';
import { createSuggester } from './suggester.ts';

const items = [
  anItem('a', { title: 'Nike Air Runner', brand: 'Nike', categoryPath: ['Shoes', 'Running Shoes'] }),
  anItem('b', { title: 'Puma Road Runner', brand: 'Puma', categoryPath: ['Shoes', 'Running Shoes'] }),
  anItem('c', { title: 'Rubber boots', brand: 'Nokian', categoryPath: ['Shoes', 'Boots'] }),
];
const queries = [
  { text: 'runner nike', searches: 40 },
  { text: 'runer', searches: 90 },
  { text: 'rutabaga', searches: 50 },
];
const popularity: Readonly<Record<string, number>> = { a: 4, b: 9, c: 1 };

async function suggester() {
  const index = anIndex(items);
  const made = createSuggester(index);
  await made.renew({ queries, popularityOf: popularityIn(index, popularity), pause: () => Promise.resolve() });
  return made;
}

const likes = (key: string): Affinity => ({ kind: 'brand', key, weight: 1, evidence: 3 });

test('past queries, categories, brands, both together and titles are proposed, what is asked for first', async () => {
  const shop = await suggester();
  expect(shop.suggest({ prefix: 'run', limit: 10, affinities: [] })).toEqual([
    { text: 'runner nike', kind: 'query' },
    { text: 'Running Shoes', kind: 'category' },
    { text: 'Puma Running Shoes', kind: 'brand' },
    { text: 'Nike Running Shoes', kind: 'brand' },
    { text: 'Puma Road Runner', kind: 'title' },
    { text: 'Nike Air Runner', kind: 'title' },
  ]);
});

test('a misspelt query and one that finds nothing are never proposed', async () => {
  const shop = await suggester();
  const proposed = shop.suggest({ prefix: 'ru', limit: 100, affinities: [] }).map(({ text }) => text);
  expect(proposed).not.toContain('runer');
  expect(proposed).not.toContain('rutabaga');
});

test('what the shopper likes comes sooner', async () => {
  const shop = await suggester();
  const first = (affinities: readonly Affinity[]) =>
    shop.suggest({ prefix: 'n', limit: 9, affinities }).find(({ kind }) => kind === 'brand')?.text;
  expect(first([])).toBe('Nike');
  expect(first([likes('Nokian')])).toBe('Nokian');
});

test('a misspelt beginning is put right where nothing begins so', async () => {
  const shop = await suggester();
  expect(shop.suggest({ prefix: 'rubbber bo', limit: 3, affinities: [] })).toEqual([
    { text: 'Rubber boots', kind: 'title' },
  ]);
});

test('before anything is known nothing is proposed', () => {
  expect(createSuggester(anIndex([])).suggest({ prefix: '', limit: 5, affinities: [] })).toEqual([]);
});
