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
    const { createdAt, numbers, availability } = index.columns;
    return (row, _i, into) => {
      if (!index.isLive(row)) return;
      const { values, at } = into;
      const ageDays = Math.max(0, (nowMs - createdAt.at(row)) / MS_PER_DAY);
      values[at] = Math.min(1, Math.log1p(popularityOf(row)) / LOG_POPULARITY_SCALE);
      values[at + 1] = Math.exp(-ageDays / FRESH_DAYS);
      const rating = numbers.rating.of(row);
      writeKnown(into, 2, rating === undefined ? undefined : (rating - 3.5) / 1.5);
      values[at + 4] = availability.at(row)[0] === 'OUT_OF_STOCK' ? 0 : 1;
    };
  },
};
