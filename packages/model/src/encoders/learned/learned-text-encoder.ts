import { textGrams } from './text-grams.ts';
import type { TextEncoderWeights } from './text-encoder-weights.ts';
import { towerForward } from './text-tower.ts';

/** A text encoder that a shop's own queries and products taught; queries and items go through the same tower. */
export interface LearnedTextEncoder {
  /** [weights.width], unit length; all zeros for a text without letters and digits. Any language. */
  encode(text: string): Float32Array;
  /** Typed arrays, as they are kept in an artifact. */
  readonly weights: TextEncoderWeights;
}

/** The encoder of these weights. */
export function learnedTextEncoder(weights: TextEncoderWeights): LearnedTextEncoder {
  return { weights, encode: (text) => towerForward(weights, textGrams(text, weights.buckets).rows).out };
}
