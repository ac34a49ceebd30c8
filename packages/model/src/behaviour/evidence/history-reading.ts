import type { WeighedItems } from './item-links.ts';

/** Which entries of a history ask, and how loudly. */
export type HistoryWeighing =
  /** All of them alike: a set. */
  | { readonly kind: 'all' }
  /** The newest ones, each step back by the factor, in (0, 1]. */
  | { readonly kind: 'decay'; readonly factor: number }
  /** One alone: 0 is the newest. */
  | { readonly kind: 'place'; readonly back: number };

/** Entries further back than this are not read by a decay. */
const REACH = 50;

/** @param history oldest first. */
export function weighedHistory(history: Int32Array, weighing: HistoryWeighing): WeighedItems {
  switch (weighing.kind) {
    case 'all':
      return { items: history, weights: new Float32Array(history.length).fill(1) };
    case 'decay': {
      const items = history.subarray(Math.max(0, history.length - REACH));
      return { items, weights: Float32Array.from(items, (_, i) => weighing.factor ** (items.length - 1 - i)) };
    }
    case 'place': {
      const at = history.length - 1 - weighing.back;
      const items = at < 0 ? new Int32Array(0) : history.subarray(at, at + 1);
      return { items, weights: new Float32Array(items.length).fill(1) };
    }
  }
}
