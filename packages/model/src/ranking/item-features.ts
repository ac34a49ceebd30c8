import type { ItemId } from '@fusionrank/domain/id';
import type { LinkLists } from './link-lists.ts';

/** One modality's values for every item, row-major; a missing row is marked, never zeros by luck. */
export interface ModalityColumn {
  readonly width: number;
  /** [items, width]; undefined content where `present[row] === 0`. */
  readonly values: Float32Array;
  /** [items], 1 where the modality is there. */
  readonly present: Uint8Array;
  /** How many of its last numbers a learned text encoder gave, of unit length by themselves; absent: none. */
  readonly learned?: number;
}

/**
 * What the item side of the network reads, for every item: a row is an item's position here, in the candidate index and
 * in the item matrix W alike.
 */
export interface ItemFeatureTable {
  readonly ids: readonly ItemId[];
  /** Frozen text encoder, PCA fitted on the catalogue; then the learned text encoder, where there is one. */
  readonly text: ModalityColumn;
  /** Frozen image encoder, PCA fitted on the catalogue. */
  readonly image: ModalityColumn;
  /** [items, slots]: vocabulary ids of brand, category levels, colour, …; 0 is "not said". */
  readonly attributes: { readonly slots: number; readonly ids: Int32Array };
  /** Scaled numbers (price, age, rating, …); each with its own mask, so `present` is [items, width]. */
  readonly numeric: ModalityColumn;
  /** Collaborative factors; missing for items without interactions. */
  readonly behaviour: ModalityColumn;
  /** Absent where there is no behaviour, or an artifact from before there were links. */
  readonly links?: ItemLinkColumn;
}

/** Where the items that behaviour was learned of lie in a table. */
export interface ItemPlaces {
  /** [rows] or longer: a row's place, −1 where nothing was learned of the item. */
  readonly placeOfRow: Int32Array;
  /** [places]: the row of its item, −1 where the table does not hold it. */
  readonly rowOfPlace: Int32Array;
}

/**
 * How much having touched an item says for others. Links stay as they were learned, from place to place; what comes into a
 * table changes two numbers.
 */
export interface ItemLinkColumn extends ItemPlaces {
  /** By place, with weights above 0; the strongest link of an item is 1 on average. */
  readonly lists: LinkLists;
  /** In (0, 1]: a touch k places back says recency^k of its weight. */
  readonly recency: number;
}
