import { DEFAULT_NETWORK_CONFIG, type NetworkConfig, type NetworkShape } from '../../fusion/network-shape.ts';
import { PROFILE_FEATURES } from '../../ranking/user-input.ts';
import { OBJECTIVES } from '../examples.ts';
import type { ColourShop } from './colour-shop.ts';

/** A network that learns what is planted in a second or two; nothing is dropped. */
export const QUICK_NETWORK: NetworkConfig = {
  ...DEFAULT_NETWORK_CONFIG,
  blocks: { text: 4, image: 4, attributes: 8, numeric: 4, behaviour: 4 },
  hidden: [16],
  crossPath: 'hidden',
  dropout: 0,
  modalityDropout: 0,
  userDropout: 0,
};

/** The shape of a network over a colour shop. */
export function shapeOver(
  { items, attributeVocabulary, crossFeatures }: ColourShop,
  config: NetworkConfig = DEFAULT_NETWORK_CONFIG,
): NetworkShape {
  return {
    config,
    widths: {
      text: items.text.width,
      image: items.image.width,
      numeric: items.numeric.width,
      behaviour: items.behaviour.width,
      attributeVocabulary,
      profile: PROFILE_FEATURES.length,
      cross: crossFeatures.length,
      objectives: OBJECTIVES.length,
    },
  };
}
