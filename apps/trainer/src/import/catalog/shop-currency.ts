import { isCurrency } from './price.ts';

/**
 * The one currency of a catalogue: prices are compared as numbers, so two currencies in one ranking would be wrong
 * without a word. Said with `--currency`, else that of the first price that names one, else EUR.
 */
export interface ShopCurrency {
  /** The currency of a price that may be in any of `candidates` (empty: it names none), or what was expected instead. */
  settle(
    candidates: readonly string[],
  ): { readonly ok: true; readonly currency: string } | { readonly ok: false; readonly expected: string };
  readonly current: () => string | undefined;
}

const DEFAULT_CURRENCY = 'EUR';

export function createShopCurrency(said?: string): ShopCurrency {
  let current = said;
  return {
    current: () => current,
    settle(candidates) {
      if (candidates.length === 0) return { ok: true, currency: (current ??= DEFAULT_CURRENCY) };
      const known = candidates.filter(isCurrency);
      if (known[0] === undefined) return { ok: false, expected: 'a currency code of ISO 4217, such as EUR' };
      current ??= known[0];
      if (known.includes(current)) return { ok: true, currency: current };
      return { ok: false, expected: `a price in ${current}, the currency of this catalogue (--currency says another)` };
    },
  };
}
