import { parseItemId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drafts } from './questions.ts';

const item = (title: string): CatalogItem => ({
  id: parseItemId('p'),
  title,
  description: '',
  categoryPath: ['Shoes'],
  availability: 'IN_STOCK',
  attributes: { colour: ['Navy Blue'] },
  image: { status: 'missing' },
  simulated: true,
  createdAt: new Date(0),
  updatedAt: new Date(0),
});

test('queries are two to four words of one product, in their order, the same every time', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{3,8}$/), { minLength: 1, maxLength: 6 }), (words) => {
      const given = [item(words.join(' '))];
      const known = [...new Set([...words, 'navy', 'blue', 'shoes'])];
      for (const text of drafts(given)) {
        const asked = text.split(' ');
        expect(asked.length).toBeGreaterThanOrEqual(2);
        expect(asked.length).toBeLessThanOrEqual(4);
        expect(known.filter((word) => asked.includes(word))).toEqual(asked);
      }
      expect(drafts(given)).toEqual(drafts(given));
    }),
  );
});

test('a product without words asks nothing', () => {
  expect(drafts([{ ...item('12'), categoryPath: [], attributes: {} }])).toEqual([]);
});
