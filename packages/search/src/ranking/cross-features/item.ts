import { MS_PER_DAY } from '@fusionrank/domain/clock';
import { writeKnown, type CrossFeatureGroup } from './request.ts';

/** Popularity past this makes no difference, on the scale of ln(1 + x). */
const LOG_POPULARITY_SCALE = Math.log1p(500);
const FRESH_DAYS = 30;

/** What holds of the item now, whoever asks whatever. */
export const itemFeatures: CrossFeatureGroup = {
  names: ['popularity', 'freshness', 'ratingKnown', 'rating', 'available'],
  prepare: ({ index, popularityOf, now }) => {
    const nowMs = now.getTime();
    return (row, _i, into) => {
      const entry = index.entryAt(row);
      if (entry === undefined) return;
      const { item, createdAt } = entry;
      const { values, at } = into;
      const ageDays = Math.max(0, (nowMs - createdAt) / MS_PER_DAY);
      values[at] = Math.min(1, Math.log1p(popularityOf(item.id)) / LOG_POPULARITY_SCALE);
      values[at + 1] = Math.exp(-ageDays / FRESH_DAYS);
      writeKnown(into, 2, item.rating === undefined ? undefined : (item.rating.average - 3.5) / 1.5);
      values[at + 4] = item.availability === 'OUT_OF_STOCK' ? 0 : 1;
    };
  },
};
