import { parseItemId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import { expect, test } from 'vitest';
import { selfSupervisedPairs } from './self-supervised-pairs.ts';

const item: CatalogItem = {
  id: parseItemId('i'),
  title: 'Runner 5',
  description: 'A light shoe.',
  brand: 'Kestrel',
  categoryPath: ['Sport', 'Shoes'],
  availability: 'IN_STOCK',
  attributes: { colour: ['Red', 'White'] },
  image: { status: 'missing' },
  simulated: false,
  createdAt: new Date(0),
  updatedAt: new Date(0),
};

test('the title asks for the description, the attributes ask for the title', () => {
  expect(selfSupervisedPairs([item])).toEqual([
    { query: 'Runner 5', item: 'A light shoe.', weight: 1 },
    { query: 'Kestrel Shoes Red White', item: 'Runner 5', weight: 1 },
  ]);
});

test('a product that says nothing but its title gives no pair', () => {
  const bare = { ...item, description: '', brand: '', categoryPath: [], attributes: {} };
  expect(selfSupervisedPairs([bare])).toEqual([]);
});
