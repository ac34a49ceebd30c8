import { parseItemId } from '@fusionrank/domain/id';
import { AVAILABILITIES, type CatalogItem } from '@fusionrank/domain/item';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anItem } from '../../testing/builders.ts';
import { createItemCodec } from './item-codec.ts';
import { createWordCodes } from './word-codes.ts';

const text = fc.string({ unit: 'grapheme' });
const word = fc.oneof(text, fc.constantFrom('Red', 'EUR', '__proto__', 'constructor', ''));
const money = fc.record({ amount: fc.constantFrom('59.90', '5000', '0.0001'), currency: word });
const count = fc.nat(2 ** 31);
const date = fc.date({ noInvalidDate: true });
const image = fc.oneof(
  fc.constant({ status: 'missing' } as const),
  fc.record({ status: fc.constant('broken' as const), reason: text }),
  fc.record({
    status: fc.constant('present' as const),
    hash: fc.constantFrom('', 'AB12', '0123456789abcdef'.repeat(4), 'g'.repeat(64), 'F'.repeat(64)),
    width: count,
    height: count,
  }),
);
const item: fc.Arbitrary<CatalogItem> = fc.record(
  {
    id: text.filter((id) => id !== '').map((id) => parseItemId(id)),
    title: text,
    description: text,
    brand: word,
    categoryPath: fc.array(word, { maxLength: 4 }),
    price: money,
    compareAtPrice: money,
    availability: fc.constantFrom(...AVAILABILITIES),
    rating: fc.record({ average: fc.double({ min: 0, max: 5, noNaN: true }), count }),
    attributes: fc
      .array(fc.tuple(word, fc.array(word, { maxLength: 3 })), { maxLength: 5 })
      .map((entries) => Object.fromEntries(entries)),
    image,
    simulated: fc.boolean(),
    createdAt: date,
    updatedAt: date,
  },
  {
    requiredKeys: [
      ...(['id', 'title', 'description', 'categoryPath', 'availability', 'attributes', 'image'] as const),
      ...(['simulated', 'createdAt', 'updatedAt'] as const),
    ],
  },
);

test('every item comes out as it went in, however many words are numbered meanwhile', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 8 }), (items) => {
      const codec = createItemCodec(createWordCodes());
      const packed = [...items, ...items].map((one) => ({ one, bytes: codec.encode(one).slice() }));
      for (const { one, bytes } of packed) expect(codec.decode(one.id, bytes)).toEqual(one);
    }),
  );
});

test('a product of half a page takes less than half of its JSON', () => {
  const codec = createItemCodec(createWordCodes());
  const product = anItem('p-1', {
    title: 'Pacewell Sporty Navy Blue Plastic Water Bottle',
    description: 'Light, quick and ready for the next lap. The plain surface is navy blue; the material is plastic.',
    brand: 'Pacewell',
    categoryPath: ['Sports', 'Water Bottles'],
    price: { amount: '7.90', currency: 'EUR' },
    attributes: { colour: ['Navy Blue'], pattern: ['Plain'], material: ['Plastic'], style: ['sporty'] },
    image: { status: 'present', hash: 'ab'.repeat(32), width: 800, height: 800 },
  });
  const [, , third = 0] = [1, 2, 3].map(() => codec.encode(product).length);
  expect(third).toBeLessThan(JSON.stringify(product).length / 2);
});
