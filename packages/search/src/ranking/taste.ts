import { COLOUR_ATTRIBUTE } from '@fusionrank/domain/item';
import type { AffinityKind, UserProfile } from '@fusionrank/domain/profile';
import type { IndexedItem } from '../retrieval/catalog-index.ts';
import type { FeatureGroup } from './feature-group.ts';

/** Shares of the user's interactions that went to the item's brand, category and colour, in [0, 1]. */
export const attributeTaste: FeatureGroup = {
  names: ['brandAffinity', 'categoryAffinity', 'colourAffinity'],
  modality: 'attributes',
  prepare: ({ profile, index }) => {
    const affinity = affinities(profile);
    return (row) => {
      const entry = index.entryAt(row);
      if (entry === undefined) return [0, 0, 0];
      const colours = entry.item.attributes[COLOUR_ATTRIBUTE] ?? [];
      return [
        affinity('brand', entry.item.brand),
        affinity('category', entry.leafCategory),
        Math.max(0, ...colours.map((colour) => affinity('colour', colour))),
      ];
    };
  },
};

/** A price further off than so many of the user's deviations is just far. */
const FAR = 4;
/** A user of one price has no deviation yet: e^0.2, a fifth more or less, is taken for one. */
const MIN_DEVIATION = 0.2;

/** The item's price against what the user looks at; `priceDistance` and `priceOffset` (signed) in units of 4 deviations. */
export const priceTaste: FeatureGroup = {
  names: ['priceBandAffinity', 'priceDistance', 'priceOffset', 'priceDistanceKnown'],
  modality: 'numeric',
  prepare: ({ profile, index }) => {
    const affinity = affinities(profile);
    return (row) => {
      const entry = index.entryAt(row);
      const offset = priceOffset(profile, entry);
      return [
        affinity('priceBand', entry?.priceBand),
        Math.abs(offset ?? 0),
        offset ?? 0,
        offset === undefined ? 0 : 1,
      ];
    };
  },
};

function affinities({ affinities: all }: UserProfile): (kind: AffinityKind, key: string | undefined) => number {
  const weights = new Map(all.map(({ kind, key, weight }) => [`${kind}/${key}`, weight]));
  return (kind, key) => (key === undefined ? 0 : (weights.get(`${kind}/${key}`) ?? 0));
}

/** (ln price − mean) / deviation, cut to ±FAR and scaled to [−1, 1]; undefined without a price on either side. */
function priceOffset({ logPrice }: UserProfile, entry: IndexedItem | undefined): number | undefined {
  const price = entry?.price;
  if (logPrice === undefined || price === undefined || price <= 0) return undefined;
  const deviations = (Math.log(price) - logPrice.mean) / Math.max(logPrice.deviation, MIN_DEVIATION);
  return Math.max(-FAR, Math.min(FAR, deviations)) / FAR;
}
