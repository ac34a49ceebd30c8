import { MS_PER_DAY } from '@fusionrank/domain/clock';
import type { CrossFeatureGroup } from './request.ts';

/** Popularity past this makes no difference, on the scale of ln(1 + x). */
const LOG_POPULARITY_SCALE = Math.log1p(500);
const FRESH_DAYS = 30;

/** What holds of the item now, whoever asks whatever. */
export const itemFeatures: CrossFeatureGroup = {
  names: ['popularity', 'freshness', 'ratingKnown', 'rating', 'available'],
  prepare: ({ index, popularityOf, now }) => {
    return (row) => {
      const entry = index.entryAt(row);
      if (entry === undefined) return [0, 0, 0, 0, 0];
      const { item, createdAt } = entry;
      const ageDays = Math.max(0, (now.getTime() - createdAt) / MS_PER_DAY);
      return [
        Math.min(1, Math.log1p(popularityOf(item.id)) / LOG_POPULARITY_SCALE),
        Math.exp(-ageDays / FRESH_DAYS),
        item.rating === undefined ? 0 : 1,
        item.rating === undefined ? 0 : (item.rating.average - 3.5) / 1.5,
        item.availability === 'OUT_OF_STOCK' ? 0 : 1,
      ];
    };
  },
};
