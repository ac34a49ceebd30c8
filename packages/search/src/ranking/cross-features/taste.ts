import { COLOUR_ATTRIBUTE } from '@fusionrank/domain/item';
import type { AffinityKind, UserProfile } from '@fusionrank/domain/profile';
import type { IndexedItem } from '../../retrieval/catalog-index.ts';
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
    const weightOf = affinityWeights(profile);
    const isKnown = profile.interactionCount > 0 ? 1 : 0;
    return (row) => {
      const entry = index.entryAt(row);
      if (entry === undefined) return [isKnown, 0, 0, 0, 0, 0, 0, 0];
      const colours = entry.item.attributes[COLOUR_ATTRIBUTE] ?? [];
      return [
        isKnown,
        weightOf('brand', entry.item.brand),
        weightOf('category', entry.leafCategory),
        Math.max(0, ...colours.map((colour) => weightOf('colour', colour))),
        weightOf('priceBand', entry.priceBand),
        ...priceDistance(profile, entry),
      ];
    };
  },
};

function affinityWeights({ affinities }: UserProfile): (kind: AffinityKind, key: string | undefined) => number {
  const weights = new Map(affinities.map(({ kind, key, weight }) => [`${kind}=${key}`, weight]));
  return (kind, key) => (key === undefined ? 0 : (weights.get(`${kind}=${key}`) ?? 0));
}

/** Whether it can be said, how far, and on which side: each in [0, 1] or [−1, 1]; 1 is FARTHEST deviations. */
export function priceDistance({ logPrice }: UserProfile, { price }: IndexedItem): readonly [number, number, number] {
  if (logPrice === undefined || price === undefined || !(price > 0)) return [0, 0, 0];
  const distance = (Math.log(price) - logPrice.mean) / Math.max(LEAST_DEVIATION, logPrice.deviation);
  const bounded = Math.max(-FARTHEST, Math.min(FARTHEST, distance)) / FARTHEST;
  return [1, Math.abs(bounded), bounded];
}
