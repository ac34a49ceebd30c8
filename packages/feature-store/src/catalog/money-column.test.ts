import { expect, test } from 'vitest';
import { moneyFromColumn } from './money-column.ts';

test.each([
  ['59.9000', 'EUR', '59.90'],
  ['59.0000', 'EUR', '59.00'],
  ['5000.0000', 'JPY', '5000'],
  ['0.0125', 'USD', '0.0125'],
  ['1.2500', 'KWD', '1.250'],
  ['0.0000', 'EUR', '0.00'],
  ['7.5000', 'points', '7.50'],
])('%s %s is written %s', (numeric, currency, amount) => {
  expect(moneyFromColumn(numeric, currency)).toEqual({ amount, currency });
});
