import { MS_PER_DAY } from '@fusionrank/domain/clock';
import type { FeatureGroup } from './feature-group.ts';

/** Freshness halves and halves again: e^(−age / 60 days). */
const FRESH_DAYS = 60;

/** What shoppers as a whole do with the item: ln(1 + weight) / 5. */
export const popularity: FeatureGroup = {
  names: ['popularity'],
  modality: 'behaviour',
  prepare:
    ({ index, popularityOf }) =>
    (row) => {
      const entry = index.entryAt(row);
      return [entry === undefined ? 0 : Math.log1p(popularityOf(entry.item.id)) / 5];
    },
};

/** How the item stands in the shop now. */
export const standing: FeatureGroup = {
  names: ['freshness', 'rating', 'ratingCount', 'ratingKnown', 'available', 'discount'],
  modality: 'numeric',
  prepare:
    ({ index, now }) =>
    (row) => {
      const entry = index.entryAt(row);
      if (entry === undefined) return [0, 0, 0, 0, 0, 0];
      const { rating, availability, compareAtPrice } = entry.item;
      const ageDays = Math.max(0, now.getTime() - entry.createdAt) / MS_PER_DAY;
      return [
        Math.exp(-ageDays / FRESH_DAYS),
        (rating?.average ?? 0) / 5,
        Math.log1p(rating?.count ?? 0) / 10,
        rating === undefined ? 0 : 1,
        availability === 'OUT_OF_STOCK' ? 0 : 1,
        discount(entry.price, compareAtPrice === undefined ? undefined : Number(compareAtPrice.amount)),
      ];
    },
};

/** Share of the former price that is saved, in [0, 1); 0 when nothing is. */
function discount(price: number | undefined, before: number | undefined): number {
  return price === undefined || before === undefined || before <= price ? 0 : 1 - price / before;
}
