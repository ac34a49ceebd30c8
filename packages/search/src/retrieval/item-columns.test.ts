import { expect, test } from 'vitest';
import { anItem } from '../testing/builders.ts';
import { createItemColumns } from './item-columns.ts';

test('an item that loses an attribute, its price and its brand is found by none of them any more', () => {
  const columns = createItemColumns();
  columns.put(
    0,
    anItem('a', {
      brand: 'Nike',
      price: { amount: '30', currency: 'EUR' },
      categoryPath: ['Bags', 'Shoes', 'Bags'],
      attributes: { colour: ['Red', 'Red', 'Blue'] },
    }),
  );
  const told = () => [
    columns.values('colour')?.at(0),
    columns.values('brand')?.at(0),
    columns.brand.at(0),
    columns.leafCategory.at(0),
    columns.priceBand.at(0),
    columns.numbers.price.of(0),
  ];
  expect(told()).toEqual([['Red', 'Blue'], ['Nike'], ['Nike'], ['Bags'], ['22.63–32'], 30]);
  columns.put(0, anItem('a'));
  expect(told()).toEqual([[], [], [], [], [], undefined]);
});

test('an attribute called like a field of the item does not hide the field', () => {
  const columns = createItemColumns();
  columns.put(0, anItem('a', { brand: 'Nike', attributes: { brand: ['other'], availability: ['never'] } }));
  expect([columns.values('brand')?.at(0), columns.availability.at(0)]).toEqual([['Nike'], ['IN_STOCK']]);
});

test('a key that nothing has has no column', () => {
  const columns = createItemColumns();
  expect(columns.values('brand')).toBeUndefined();
  columns.put(0, anItem('a'));
  expect([columns.values('colour'), columns.values('brand')?.at(0)]).toEqual([undefined, []]);
});
