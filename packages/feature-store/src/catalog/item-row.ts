import { createHash } from 'node:crypto';
import type { ItemId } from '@fusionrank/domain/id';
import { type Availability, type CatalogItem, type ItemImage, itemText } from '@fusionrank/domain/item';
import { problem } from '@fusionrank/domain/problem';
import { storableText } from '../database/storable-text.ts';
import type { StoredItem } from '../store.ts';
import { moneyFromColumn } from './money-column.ts';

/** What the shop gave of one item, column by column. */
interface ItemContent {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly brand: string | null;
  readonly categoryPath: readonly string[];
  /** A decimal in text; the column is numeric(18, 4). */
  readonly price: string | null;
  readonly currency: string | null;
  readonly compareAtPrice: string | null;
  readonly availability: string;
  readonly ratingAverage: number | null;
  readonly ratingCount: number | null;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  readonly imageStatus: ItemImage['status'];
  readonly imageHash: string | null;
  readonly imageWidth: number | null;
  readonly imageHeight: number | null;
  readonly imageProblem: string | null;
  readonly simulated: boolean;
}

/** A row of "Item" as it is written. */
export interface ItemRow extends ItemContent {
  /** sha256 of the content; when it was made or changed is not part of it. */
  readonly contentHash: string;
  /** sha256 of `itemText(item)`. */
  readonly textHash: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A row of "Item" as it is read. */
export interface StoredItemRow extends ItemContent {
  readonly textHash: string;
  /** int8 comes as text. */
  readonly version: string;
  readonly withdrawnAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Throws INVALID_INPUT for what no row can say: two currencies in one item. */
export function rowOfItem(item: CatalogItem): ItemRow {
  const content = contentOf(item);
  return {
    ...content,
    contentHash: sha256(JSON.stringify(content)),
    textHash: sha256(storableText(itemText(item))),
    createdAt: item.createdAt.toISOString(),
    updatedAt: item.updatedAt.toISOString(),
  };
}

export function itemOfRow(row: StoredItemRow): CatalogItem {
  const { currency, ratingAverage, ratingCount } = row;
  return {
    id: row.id as ItemId, // was parsed before it was stored
    title: row.title,
    description: row.description,
    ...(row.brand === null ? {} : { brand: row.brand }),
    categoryPath: row.categoryPath,
    ...(row.price === null || currency === null ? {} : { price: moneyFromColumn(row.price, currency) }),
    ...(row.compareAtPrice === null || currency === null
      ? {}
      : { compareAtPrice: moneyFromColumn(row.compareAtPrice, currency) }),
    availability: row.availability as Availability,
    ...(ratingAverage === null || ratingCount === null
      ? {}
      : { rating: { average: ratingAverage, count: ratingCount } }),
    attributes: row.attributes,
    image: imageOfRow(row),
    simulated: row.simulated,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

export function storedItemOfRow(row: StoredItemRow): StoredItem {
  return {
    item: itemOfRow(row),
    textHash: row.textHash,
    version: BigInt(row.version),
    withdrawn: row.withdrawnAt !== null,
  };
}

/** Canonical: the same content gives the same JSON, whatever the order of the shop's attributes. */
function contentOf(item: CatalogItem): ItemContent {
  return {
    id: storableText(item.id),
    title: storableText(item.title),
    description: storableText(item.description),
    brand: item.brand === undefined ? null : storableText(item.brand),
    categoryPath: item.categoryPath.map(storableText),
    price: item.price?.amount ?? null,
    currency: currencyOf(item),
    compareAtPrice: item.compareAtPrice?.amount ?? null,
    availability: item.availability,
    ratingAverage: item.rating?.average ?? null,
    ratingCount: item.rating?.count ?? null,
    attributes: canonicalAttributes(item.attributes),
    ...imageColumns(item.image),
    simulated: item.simulated,
  };
}

function currencyOf({ id, price, compareAtPrice }: CatalogItem): string | null {
  if (price !== undefined && compareAtPrice !== undefined && price.currency !== compareAtPrice.currency) {
    throw problem(
      'INVALID_INPUT',
      `Item ${id}: expected price and compareAtPrice in one currency, got ${price.currency} and ${compareAtPrice.currency}`,
    );
  }
  return price?.currency ?? compareAtPrice?.currency ?? null;
}

function canonicalAttributes(attributes: CatalogItem['attributes']): Readonly<Record<string, readonly string[]>> {
  const entries = Object.entries(attributes).map(
    ([key, values]) => [storableText(key), values.map(storableText)] as const,
  );
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

type ImageColumns = Pick<ItemContent, 'imageStatus' | 'imageHash' | 'imageWidth' | 'imageHeight' | 'imageProblem'>;

function imageColumns(image: ItemImage): ImageColumns {
  const none = { imageHash: null, imageWidth: null, imageHeight: null, imageProblem: null };
  switch (image.status) {
    case 'present':
      return {
        ...none,
        imageStatus: 'present',
        imageHash: image.hash,
        imageWidth: image.width,
        imageHeight: image.height,
      };
    case 'missing':
      return { ...none, imageStatus: 'missing' };
    case 'broken':
      return { ...none, imageStatus: 'broken', imageProblem: storableText(image.reason) };
  }
}

function imageOfRow(row: ImageColumns): ItemImage {
  switch (row.imageStatus) {
    case 'present':
      return { status: 'present', hash: row.imageHash ?? '', width: row.imageWidth ?? 0, height: row.imageHeight ?? 0 };
    case 'missing':
      return { status: 'missing' };
    case 'broken':
      return { status: 'broken', reason: row.imageProblem ?? '' };
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
