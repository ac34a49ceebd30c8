import type { Money } from '@fusionrank/domain/item';

/**
 * The amount as people write it: the column's four decimals, less the zeros that the currency doesn't use.
 * `59.9000` EUR is `59.90`, `5000.0000` JPY is `5000`, `0.0125` USD stays whole.
 */
export function moneyFromColumn(numeric: string, currency: string): Money {
  const [whole = '0', decimals = ''] = numeric.split('.');
  const significant = decimals.replace(/0+$/, '').padEnd(minorDigits(currency), '0');
  return { amount: significant === '' ? whole : `${whole}.${significant}`, currency };
}

const digitsByCurrency = new Map<string, number>();

/** How many decimals the currency has (ISO 4217, by ICU); 2 for a code that is none. */
function minorDigits(currency: string): number {
  let digits = digitsByCurrency.get(currency);
  if (digits === undefined) {
    digits = /^[A-Za-z]{3}$/.test(currency)
      ? (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)
      : 2;
    digitsByCurrency.set(currency, digits);
  }
  return digits;
}
