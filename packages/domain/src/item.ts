import type { ItemId } from './id.ts';

/** Exact decimal in a string (`"59.90"`, never a binary float) and an ISO-4217 code. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

export const AVAILABILITIES = ['IN_STOCK', 'LOW_STOCK', 'OUT_OF_STOCK', 'PREORDER'] as const;
export type Availability = (typeof AVAILABILITIES)[number];

export interface ItemRating {
  /** In [0, 5]. */
  readonly average: number;
  readonly count: number;
}

/** The photograph's state. A broken photograph makes the modality missing, never the item. */
export type ItemImage =
  | {
      readonly status: 'present';
      /** sha256 of the stored bytes; also its address. */ readonly hash: string;
      readonly width: number;
      readonly height: number;
    }
  | { readonly status: 'missing' }
  | { readonly status: 'broken'; readonly reason: string };

/** One product as the shop gives it. An absent optional field means the shop does not say. */
export interface CatalogItem {
  readonly id: ItemId;
  readonly title: string;
  /** Empty when the shop gives none. */
  readonly description: string;
  readonly brand?: string;
  /** From the root department to the leaf; may be empty. */
  readonly categoryPath: readonly string[];
  readonly price?: Money;
  readonly compareAtPrice?: Money;
  readonly availability: Availability;
  readonly rating?: ItemRating;
  /** Attribute key (`colour`, `usage`, `size`, …) to its values. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  readonly image: ItemImage;
  /** True for what `fusionrank simulate` made; shown wherever the item shows. */
  readonly simulated: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The colour attribute's key, in the spelling that import writes. */
export const COLOUR_ATTRIBUTE = 'colour';

/** The price as a number for features, filters and sorting; never for showing or adding up. */
export function priceValue(item: Pick<CatalogItem, 'price'>): number | undefined {
  return item.price === undefined ? undefined : Number(item.price.amount);
}

/** The leaf of the category path. */
export function leafCategory(item: Pick<CatalogItem, 'categoryPath'>): string | undefined {
  return item.categoryPath.at(-1);
}

/**
 * The half-octave band a price lies in, as its bounds: `"22.63–32"`. Bands are the same in every shop, so an
 * affinity to one needs no catalogue statistics to be read.
 */
export function priceBand(price: number): string {
  if (!(price > 0)) return '0';
  const step = Math.floor(Math.log2(price) * 2);
  return `${bound(step)}–${bound(step + 1)}`;
}

function bound(halfOctaves: number): string {
  return String(Math.round(2 ** (halfOctaves / 2) * 100) / 100);
}

/** What the text encoder reads of an item, in one place so that training, serving and caching agree. */
export function itemText(item: Pick<CatalogItem, 'title' | 'brand' | 'categoryPath' | 'description'>): string {
  const head = [item.title, item.brand ?? '', item.categoryPath.join(' ')].filter((part) => part !== '').join('. ');
  return item.description === '' ? head : `${head}. ${item.description.slice(0, 300)}`;
}
