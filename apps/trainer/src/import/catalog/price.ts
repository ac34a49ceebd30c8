import type { Money } from '@fusionrank/domain/item';

/** Currencies that a sign may stand for, the usual one first. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  '€': ['EUR'],
  $: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN'],
  '£': ['GBP'],
  '¥': ['CNY', 'JPY'],
  '￥': ['CNY', 'JPY'],
  '₹': ['INR'],
  '₩': ['KRW'],
  '₽': ['RUB'],
};

const ISO_CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** True for a code of ISO 4217 in capitals. */
export const isCurrency = (code: string): boolean => ISO_CODES.has(code);

export type ParsedPrice =
  | {
      readonly ok: true;
      /** Unsigned decimal, at most four places. */ readonly amount: string;
      /** Those named; empty when none is. */ readonly currencies: readonly string[];
    }
  | { readonly ok: false; readonly expected: string };

const EXPECTED = 'a price such as 59.90, "59,90 €" or "USD 1,299.00", of at most 14 digits and 4 decimal places';

/** Reads a price as shops write it, without ever going through a binary float for texts. */
export function parsePrice(value: unknown): ParsedPrice {
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value !== 'string') return { ok: false, expected: EXPECTED };
  const match = /^(?<before>[A-Z]{3}|\p{Sc})?\s*(?<number>[-−]?\d[\d.,'’\s]*)\s*(?<after>[A-Z]{3}|\p{Sc})?$/u.exec(
    value.trim(),
  );
  const written = match?.groups?.['number'];
  if (match === null || written === undefined) return { ok: false, expected: EXPECTED };
  if (/^[-−]/.test(written)) return { ok: false, expected: 'a price of 0 or more' };
  const amount = plainDecimal(written.replace(/['’\s]/g, ''));
  const mark = match.groups?.['before'] ?? match.groups?.['after'];
  const currencies = mark === undefined ? [] : (SIGNS[mark] ?? [mark]);
  return amount === undefined ? { ok: false, expected: EXPECTED } : { ok: true, amount, currencies };
}

function fromNumber(value: number): ParsedPrice {
  if (!Number.isFinite(value) || value >= 1e14) return { ok: false, expected: EXPECTED };
  if (value < 0) return { ok: false, expected: 'a price of 0 or more' };
  // Ten digits cut the noise of a float (19.990000000000002), not a price's places.
  return { ok: true, amount: String(Number(value.toFixed(4))), currencies: [] };
}

/**
 * Which of comma and point is the decimal sign: the later one when both stand; a lone comma unless it splits thousands
 * (`1,299`); a lone point always (`1.299` is one and a bit).
 */
function plainDecimal(written: string): string | undefined {
  const comma = written.lastIndexOf(',');
  const point = written.lastIndexOf('.');
  const thousands = /^\d{1,3}(,\d{3})+$/.test(written) || written.split('.').length > 2 ? '' : undefined;
  const plain =
    thousands !== undefined && (comma === -1 || point === -1)
      ? written.replace(/[.,]/g, '')
      : comma > point
        ? written.replace(/\./g, '').replace(',', '.')
        : written.replace(/,/g, '');
  return /^\d{1,14}(\.\d{1,4})?$/.test(plain) ? plain : undefined;
}

/** `59.9` EUR is written `59.90`, and `60` JPY stays: the currency's places at least, no zeros past them. */
export function money(amount: string, currency: string): Money {
  const [whole = '0', fraction = ''] = amount.split('.');
  const places = decimalPlaces(currency);
  const digits = fraction.replace(/0+$/, '').padEnd(places, '0');
  const trimmed = whole.replace(/^0+(?=\d)/, '');
  return { amount: digits === '' ? trimmed : `${trimmed}.${digits}`, currency };
}

const places = new Map<string, number>();

function decimalPlaces(currency: string): number {
  const known = places.get(currency);
  if (known !== undefined) return known;
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  places.set(currency, digits);
  return digits;
}
