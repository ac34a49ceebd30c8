import { describe, expect, test } from 'vitest';
import { money, parsePrice } from './price.ts';
import { createShopCurrency } from './shop-currency.ts';

describe('prices as shops write them', () => {
  test.each([
    [59.9, '59.9', []],
    [19.990000000000002, '19.99', []],
    ['59.90', '59.90', []],
    ['59,90 €', '59.90', ['EUR']],
    ['1.299,50 €', '1299.50', ['EUR']],
    ['USD 1,299.00', '1299.00', ['USD']],
    ['1,299', '1299', []],
    ['1.299.000', '1299000', []],
    ["CHF 1'299.90", '1299.90', ['CHF']],
    ['¥5980', '5980', ['CNY', 'JPY']],
    [0, '0', []],
  ])('%j is %s', (written, amount, currencies) => {
    expect(parsePrice(written)).toEqual({ ok: true, amount, currencies });
  });

  test.each([[-3], ['-1 EUR'], ['−0.01']])('%j is refused: below 0', (written) => {
    expect(parsePrice(written)).toEqual({ ok: false, expected: 'a price of 0 or more' });
  });

  test.each([['abc'], [''], [Number.NaN], [1e20], ['1.23456'], [null], [{}]])('%j is no price', (written) => {
    expect(parsePrice(written).ok).toBe(false);
  });
});

test('an amount is written with its currency’s places', () => {
  expect(money('59.9', 'EUR').amount).toBe('59.90');
  expect(money('60', 'EUR').amount).toBe('60.00');
  expect(money('60', 'JPY').amount).toBe('60');
  expect(money('007.1230', 'EUR').amount).toBe('7.123');
});

describe('the shop’s one currency', () => {
  test('the first price that names one settles it, and another is refused', () => {
    const shop = createShopCurrency();
    expect(shop.settle(['USD', 'CAD'])).toEqual({ ok: true, currency: 'USD' });
    expect(shop.settle([])).toEqual({ ok: true, currency: 'USD' });
    expect(shop.settle(['EUR']).ok).toBe(false);
  });

  test('a sign of several currencies fits the one that was said', () => {
    expect(createShopCurrency('CAD').settle(['USD', 'CAD'])).toEqual({ ok: true, currency: 'CAD' });
  });

  test('a code that ISO 4217 does not have is refused', () => {
    expect(createShopCurrency().settle(['XXQ'])).toMatchObject({ ok: false });
  });
});
