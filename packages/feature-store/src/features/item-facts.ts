import type { ItemId } from '@fusionrank/domain/id';

/** What a user's taste is read from: the catalogue's word on an item someone interacted with. */
export interface ItemFacts {
  readonly brand?: string;
  /** The leaf of the category path. */
  readonly category?: string;
  readonly colours: readonly string[];
  readonly price?: number;
}

/** Undefined for an item the catalogue does not hold: it stays in the history and says nothing of taste. */
export type ItemFactsLookup = (itemId: ItemId) => ItemFacts | undefined;
