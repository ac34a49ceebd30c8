import { COLOUR_ATTRIBUTE } from '@fusionrank/domain/item';
import type { AffinityKind, UserProfile } from '@fusionrank/domain/profile';
import type { CrossFeatureGroup } from './request.ts';

/** Farther than this from the user's usual price makes no difference, in deviations of ln(price). */
export const FARTHEST = 4;
/** A user who bought at one price only is not that sure of it. */
const LEAST_DEVIATION = 0.25;

/** How the item meets what the user is known to like; all 0 for an unknown user. */
export const tasteFeatures: CrossFeatureGroup = {
  names: [
    'userKnown',
    'brandAffinity',
    'categoryAffinity',
    'colourAffinity',
    'priceBandAffinity',
    'priceDistanceKnown',
    'priceDistance',
    'dearerThanUsual',
  ],
  prepare: ({ profile, index }) => {
    const brands = weightsOf(profile, 'brand');
    const categories = weightsOf(profile, 'category');
    const colours = weightsOf(profile, 'colour');
    const priceBands = weightsOf(profile, 'priceBand');
    const { columns } = index;
    const colourColumn = columns.values(COLOUR_ATTRIBUTE);
    const isKnown = profile.interactionCount > 0 ? 1 : 0;
    return (row, _i, { values, at }) => {
      values[at] = isKnown;
      if (!index.isLive(row)) return;
      values[at + 1] = weightIn(brands, columns.brand.at(row)[0]);
      values[at + 2] = weightIn(categories, columns.leafCategory.at(row)[0]);
      for (const colour of colourColumn?.at(row) ?? NONE) {
        values[at + 3] = Math.max(values[at + 3] ?? 0, weightIn(colours, colour));
      }
      values[at + 4] = weightIn(priceBands, columns.priceBand.at(row)[0]);
      const [isPriceKnown, distance, side] = priceDistance(profile, columns.numbers.price.of(row));
      values[at + 5] = isPriceKnown;
      values[at + 6] = distance;
      values[at + 7] = side;
    };
  },
};

const NONE: readonly string[] = [];

function weightsOf({ affinities }: UserProfile, wanted: AffinityKind): ReadonlyMap<string, number> {
  return new Map(affinities.filter(({ kind }) => kind === wanted).map(({ key, weight }) => [key, weight]));
}

function weightIn(weights: ReadonlyMap<string, number>, key: string | undefined): number {
  return key === undefined ? 0 : (weights.get(key) ?? 0);
}

/** Whether it can be said, how far, and on which side: each in [0, 1] or [−1, 1]; 1 is FARTHEST deviations. */
export function priceDistance({ logPrice }: UserProfile, price: number | undefined): readonly [number, number, number] {
  if (logPrice === undefined || price === undefined || !(price > 0)) return [0, 0, 0];
  const distance = (Math.log(price) - logPrice.mean) / Math.max(LEAST_DEVIATION, logPrice.deviation);
  const bounded = Math.max(-FARTHEST, Math.min(FARTHEST, distance)) / FARTHEST;
  return [1, Math.abs(bounded), bounded];
}
