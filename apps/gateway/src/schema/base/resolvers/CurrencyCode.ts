import { textScalar } from '../text-scalar.ts';

export const CurrencyCode = textScalar({
  name: 'CurrencyCode',
  description: 'ISO-4217 currency code.',
  form: /^[A-Z]{3}$/,
  example: '"EUR"',
});
