import { parseItemId } from '@fusionrank/domain/id';
import type { Slate } from '@fusionrank/domain/search';
import { expect, test } from 'vitest';
import { anIndex, anItem, popularityIn, ports } from '../testing/builders.ts';
import { createSearchEngine } from './search-engine.ts';

const SHOES = ['Clothes', 'Shoes'];
const index = anIndex([
  anItem('boot', { categoryPath: SHOES }),
  anItem('shoe', { categoryPath: SHOES }),
  anItem('untouched', { categoryPath: SHOES }),
  anItem('dress', { categoryPath: ['Clothes'] }),
  anItem('lamp', { categoryPath: ['Home'] }),
  anItem('gone', { categoryPath: SHOES }),
]);
index.remove([parseItemId('gone')]);
const popularityOf = popularityIn(index, { boot: 1, shoe: 3, dress: 2, lamp: 9, gone: 99 });
const engine = createSearchEngine({ index, ports: ports({ popularityOf }) });
const found = ({ items }: Slate) => Array.from(items, ({ itemId, score }) => [String(itemId), score]);

test('what is touched most in the shop comes first, what nobody touched not at all', async () => {
  const slate = await engine.trending({ limit: 10 });
  expect(found(slate)).toEqual([
    ['lamp', 9],
    ['shoe', 3],
    ['dress', 2],
    ['boot', 1],
  ]);
  expect(slate.items.at(0)!.sources).toEqual(['trending']);
  expect(slate.degraded).toEqual([]);
});

test('in a category and below it', async () => {
  expect(found(await engine.trending({ category: ['Clothes'], limit: 2 }))).toEqual([
    ['shoe', 3],
    ['dress', 2],
  ]);
  expect(found(await engine.trending({ category: ['Nowhere'], limit: 2 }))).toEqual([]);
});
