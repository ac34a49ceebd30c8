import type { Modality } from '@fusionrank/domain/modality';
import { CROSS_FEATURES } from './cross-features.ts';

/** The features that speak for each modality: without it they have nothing to say. */
export const FEATURES_OF: Readonly<Record<Modality, readonly string[]>> = {
  text: [
    'textCosineKnown',
    'textCosine',
    'learnedTextCosineKnown',
    'learnedTextCosine',
    'textHistoryKnown',
    'textHistory',
  ],
  image: ['imageCosineKnown', 'imageCosine', 'imageHistoryKnown', 'imageHistory'],
  attributes: ['hasMentions', 'mentionsMet', 'brandAffinity', 'categoryAffinity', 'colourAffinity'],
  numeric: [
    'priceBandAffinity',
    'priceDistanceKnown',
    'priceDistance',
    'dearerThanUsual',
    'freshness',
    'ratingKnown',
    'rating',
  ],
  behaviour: ['behaviourHistoryKnown', 'behaviourHistory', 'popularity', 'touched', 'bought'],
};

/** A copy of `cross` in which the modalities' features are 0, as where nothing is known. */
export function withoutModalities(cross: Float32Array, without: readonly Modality[]): Float32Array {
  const silent = new Set(without.flatMap((modality) => FEATURES_OF[modality]));
  const isSilent = CROSS_FEATURES.map((name) => silent.has(name));
  return cross.map((value, at) => (isSilent[at % isSilent.length] === true ? 0 : value));
}
