import { z } from 'zod';
import { MAX_ID_LENGTH, parseItemId } from '@fusionrank/domain/id';
import type { CatalogItem, ItemRating, Money } from '@fusionrank/domain/item';
import {
  booleanOf,
  checked,
  faultOf,
  firstFault,
  idOf,
  lineOfText,
  numberOf,
  paragraph,
  wholeNumber,
} from '../checked-field.ts';
import { createFieldPlanner } from '../field-plan.ts';
import type { FieldMap, PlannedRow } from '../field-plan.ts';
import type { Understood } from '../import-rows.ts';
import { INSTANT_EXPECTED, parseInstant } from '../instant.ts';
import type { SourceRow } from '../source/row.ts';
import { readAttributes } from './attributes.ts';
import { availabilityOfStock, readAvailability } from './availability.ts';
import { CATALOG_FIELD_NAMES } from './catalog-fields.ts';
import type { CatalogField } from './catalog-fields.ts';
import { readCategoryPath } from './category-path.ts';
import { money, parsePrice } from './price.ts';
import type { ShopCurrency } from './shop-currency.ts';

/** A product as its row gives it: what the row leaves open is settled against the store. */
export interface ItemDraft {
  readonly item: Omit<CatalogItem, 'image' | 'createdAt' | 'updatedAt'>;
  readonly createdAt?: Date;
  readonly updatedAt?: Date;
  /** The photograph's name within the images, as the row gives it. */
  readonly imageName?: string;
}

export const MAX_TITLE_LENGTH = 2_000;
export const MAX_DESCRIPTION_LENGTH = 20_000;
const MAX_BRAND_LENGTH = 200;
const MAX_IMAGE_NAME_LENGTH = 2_000;

const countOf = wholeNumber(0, 2_147_483_647);
const instant = checked(INSTANT_EXPECTED, parseInstant);

const scalars = z.object({
  id: checked(`an id of 1 to ${MAX_ID_LENGTH} printable characters`, idOf(parseItemId)),
  title: checked(`a title of 1 to ${MAX_TITLE_LENGTH.toLocaleString('en-US')} characters`, (value) =>
    lineOfText(value, MAX_TITLE_LENGTH),
  ),
  description: checked(
    `a description of at most ${MAX_DESCRIPTION_LENGTH.toLocaleString('en-US')} characters`,
    (value) => paragraph(value, MAX_DESCRIPTION_LENGTH),
  ).default(''),
  brand: checked(`a brand of at most ${MAX_BRAND_LENGTH} characters`, (value) =>
    lineOfText(value, MAX_BRAND_LENGTH),
  ).optional(),
  availability: checked('in stock, low stock, out of stock or preorder', readAvailability).optional(),
  stock: checked('a number of pieces', numberOf).optional(),
  rating: checked('an average rating from 0 to 5', ratingOf).optional(),
  ratingCount: checked('a whole number of ratings, 0 or more', countOf).optional(),
  image: checked('the name of an image file', imageNameOf).optional(),
  createdAt: instant.optional(),
  updatedAt: instant.optional(),
  simulated: checked('true or false', booleanOf).default(false),
});

export interface ItemUnderstanding {
  readonly map: FieldMap<CatalogField>;
  readonly currency: ShopCurrency;
}

/** Turns rows into products; what is wrong with a row is said of its first wrong field. */
export function createItemUnderstanding({
  map,
  currency,
}: ItemUnderstanding): (row: SourceRow) => Understood<ItemDraft> {
  const plan = createFieldPlanner(CATALOG_FIELD_NAMES, map);
  return (source) => {
    const row = plan(source.fields);
    const parsed = scalars.safeParse(row.values);
    if (!parsed.success) return firstFault(row, parsed.error);
    const price = readPrice(row, 'price', currency);
    if (!price.ok) return price;
    const compareAtPrice = readPrice(row, 'compareAtPrice', currency);
    if (!compareAtPrice.ok) return compareAtPrice;
    return { ok: true, value: draftOf(row, parsed.data, { price: price.value, compareAtPrice: compareAtPrice.value }) };
  };
}

function draftOf(
  row: PlannedRow<CatalogField>,
  scalar: z.output<typeof scalars>,
  prices: { readonly price: Money | undefined; readonly compareAtPrice: Money | undefined },
): ItemDraft {
  const { values, rest } = row;
  const { id, title, description, brand, simulated } = scalar;
  const rating = scalar.rating && { ...scalar.rating, count: scalar.ratingCount ?? scalar.rating.count };
  const stock = scalar.stock === undefined ? 'IN_STOCK' : availabilityOfStock(scalar.stock);
  const item: ItemDraft['item'] = {
    id,
    title,
    description,
    ...(brand === undefined ? {} : { brand }),
    categoryPath: readCategoryPath([values.department, values.category, values.subcategory, values.type]),
    ...(prices.price === undefined ? {} : { price: prices.price }),
    ...(prices.compareAtPrice === undefined ? {} : { compareAtPrice: prices.compareAtPrice }),
    availability: scalar.availability ?? stock,
    ...(rating === undefined ? {} : { rating }),
    attributes: readAttributes({ colour: values.colour, attributes: values.attributes, rest }),
    simulated,
  };
  return {
    item,
    ...(scalar.createdAt === undefined ? {} : { createdAt: scalar.createdAt }),
    ...(scalar.updatedAt === undefined ? {} : { updatedAt: scalar.updatedAt }),
    ...(scalar.image === undefined ? {} : { imageName: scalar.image }),
  };
}

/** A price with the currency it names, else the row's currency column, else the shop's. */
function readPrice(
  row: PlannedRow<CatalogField>,
  field: 'price' | 'compareAtPrice',
  shop: ShopCurrency,
): Understood<Money | undefined> {
  const written = row.values[field];
  if (written === undefined) return { ok: true, value: undefined };
  const { amount, currency } = isMoney(written) ? written : { amount: written, currency: row.values.currency };
  const parsed = parsePrice(amount);
  if (!parsed.ok) return faultOf(row, field, parsed.expected);
  const column = typeof currency === 'string' ? [currency.trim().toUpperCase()] : [];
  const settled = shop.settle(parsed.currencies.length > 0 ? parsed.currencies : column);
  const inPrice = parsed.currencies.length > 0 || isMoney(written);
  if (!settled.ok) return faultOf(row, inPrice ? field : 'currency', settled.expected);
  return { ok: true, value: money(parsed.amount, settled.currency) };
}

function isMoney(value: unknown): value is { readonly amount: unknown; readonly currency: unknown } {
  return typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;
}

/** A number, or an object such as `{ "average": 4.1, "count": 12 }`. */
function ratingOf(value: unknown): ItemRating | undefined {
  const fields = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  const average = numberOf(fields === undefined ? value : (fields['average'] ?? fields['rate'] ?? fields['value']));
  const count = countOf(fields?.['count'] ?? 0);
  if (average === undefined || count === undefined || average < 0 || average > 5) return undefined;
  return { average, count };
}

/** The first of several. */
function imageNameOf(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return lineOfText(first, MAX_IMAGE_NAME_LENGTH);
}
