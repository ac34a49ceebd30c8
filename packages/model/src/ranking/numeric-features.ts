import { MS_PER_DAY } from '@fusionrank/domain/clock';
import { type CatalogItem, priceValue } from '@fusionrank/domain/item';

/** The item's numbers, in the order of the numeric column. */
export const NUMERIC_FEATURES = [
  'logPrice',
  'discount',
  'rating',
  'logRatingCount',
  'createdDay',
  'availability',
] as const;
export type NumericFeature = (typeof NUMERIC_FEATURES)[number];

/** The unscaled number, or undefined where the shop doesn't say. */
export function numericFeature(item: CatalogItem, feature: NumericFeature): number | undefined {
  const value = read(item, feature);
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

function read(item: CatalogItem, feature: NumericFeature): number | undefined {
  switch (feature) {
    case 'logPrice':
      return logPrice(priceValue(item));
    case 'discount':
      return discount(item);
    case 'rating':
      return item.rating?.average;
    case 'logRatingCount':
      return item.rating === undefined ? undefined : Math.log1p(item.rating.count);
    case 'createdDay':
      return item.createdAt.getTime() / MS_PER_DAY;
    case 'availability':
      return AVAILABILITY_VALUE[item.availability];
  }
}

/** How soon it can be had, in [0, 1]. */
const AVAILABILITY_VALUE: Readonly<Record<CatalogItem['availability'], number>> = {
  IN_STOCK: 1,
  LOW_STOCK: 0.8,
  PREORDER: 0.3,
  OUT_OF_STOCK: 0,
};

function logPrice(price: number | undefined): number | undefined {
  return price === undefined || price < 0 ? undefined : Math.log1p(price);
}

/** Share of the earlier price that is taken off, in [0, 1]; undefined without an earlier price in the same currency. */
function discount({ price, compareAtPrice }: CatalogItem): number | undefined {
  if (price === undefined || compareAtPrice === undefined || price.currency !== compareAtPrice.currency)
    return undefined;
  const before = Number(compareAtPrice.amount);
  return before > 0 ? Math.min(Math.max(1 - Number(price.amount) / before, 0), 1) : undefined;
}
