import type { ItemId } from './id.ts';

/** An item that buyers of another bought too. */
export interface BoughtTogether {
  readonly itemId: ItemId;
  /** Shoppers among the other item's last buyers who bought both. */
  readonly together: number;
  /** Shoppers who bought this one; at least `together`. */
  readonly buyers: number;
}
