import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itemText, leafCategory, priceBand, priceValue } from './item.ts';

describe('price band', () => {
  test.each([
    { price: 25, band: '22.63–32' },
    { price: 32, band: '32–45.25' },
    { price: 1, band: '1–1.41' },
    { price: 0.5, band: '0.5–0.71' },
    { price: 0, band: '0' },
    { price: Number.NaN, band: '0' },
  ])('of $price is $band', ({ price, band }) => {
    expect(priceBand(price)).toBe(band);
  });

  test('holds its price', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 1e6, noNaN: true }), (price) => {
        const [low = 0, high = 0] = priceBand(price).split('–').map(Number);
        return low <= price + 0.005 && price - 0.005 <= high;
      }),
    );
  });
});

describe('item text', () => {
  test('names title, brand, categories and description in this order', () => {
    const item = {
      title: 'Trail shoe',
      brand: 'Kestrel',
      categoryPath: ['Shoes', 'Running'],
      description: 'Grips mud.',
    };
    expect(itemText(item)).toBe('Trail shoe. Kestrel. Shoes Running. Grips mud.');
  });

  test('leaves out what the shop does not say', () => {
    expect(itemText({ title: 'Mug', categoryPath: [], description: '' })).toBe('Mug');
  });

  test('reads at most 300 characters of the description', () => {
    expect(itemText({ title: 'Mug', categoryPath: [], description: 'x'.repeat(999) })).toHaveLength(
      'Mug. '.length + 300,
    );
  });
});

test('a price is a number for ranking, and absent where the shop gives none', () => {
  expect(priceValue({ price: { amount: '59.90', currency: 'EUR' } })).toBe(59.9);
  expect(priceValue({})).toBeUndefined();
});

test('the leaf category is the last of the path', () => {
  expect(leafCategory({ categoryPath: ['Shoes', 'Running'] })).toBe('Running');
  expect(leafCategory({ categoryPath: [] })).toBeUndefined();
});
