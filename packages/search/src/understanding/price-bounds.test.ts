import { expect, test } from 'vitest';
import { readPrice } from './price-bounds.ts';

test.each([
  ['dress under 50', { max: 50, said: 'under 50', rest: 'dress' }],
  ['under $50 dress', { max: 50, said: 'under $50', rest: 'dress' }],
  ['Dress Below 49.90 euros red', { max: 49.9, said: 'Below 49.90 euros', rest: 'Dress red' }],
  ['watch over 1,299', { min: 1299, said: 'over 1,299', rest: 'watch' }],
  ['watch more than 1.299,50 €', { min: 1299.5, said: 'more than 1.299,50 €', rest: 'watch' }],
  ['bag between 20 and 40 eur', { min: 20, max: 40, said: 'between 20 and 40 eur', rest: 'bag' }],
  ['bag between 40 and 20', { min: 20, max: 40, said: 'between 40 and 20', rest: 'bag' }],
  ['$30-$60 shoes', { min: 30, max: 60, said: '$30-$60', rest: 'shoes' }],
  ['shoes 30-60 eur', { min: 30, max: 60, said: '30-60 eur', rest: 'shoes' }],
  ['kleid unter 80', { max: 80, said: 'unter 80', rest: 'kleid' }],
  ['sac moins de 100 €', { max: 100, said: 'moins de 100 €', rest: 'sac' }],
  ['50元以下 连衣裙', { max: 50, said: '50元以下', rest: '连衣裙' }],
  ['100到200元的鞋', { min: 100, max: 200, said: '100到200元', rest: '的鞋' }],
  ['不超过300元 手表', { max: 300, said: '不超过300元', rest: '手表' }],
  ['手表 500以上', { min: 500, said: '500以上', rest: '手表' }],
])('“%s” names a price', (text, { rest, ...price }) => {
  expect(readPrice(text)).toEqual({ price, rest });
});

test.each([
  'shelf under 50 cm',
  'backpack over 30 l',
  'tablet under 10 inches',
  'boys over 12 years',
  'under armour shirt',
  'levis 501',
  'size 42',
  'toys 10-12',
  'drill under 18v',
  'shoes under 5000000000',
  '',
])('“%s” names no price', (text) => {
  expect(readPrice(text)).toEqual({ rest: text });
});

test('the first price counts, and the other stays as words', () => {
  expect(readPrice('bag under 50 over 20')).toEqual({ price: { max: 50, said: 'under 50' }, rest: 'bag over 20' });
});
