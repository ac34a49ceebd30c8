import type { TextEncoderShape } from './text-encoder-weights.ts';

/** What may be chosen about training a text encoder; plain JSON. */
export interface TextEncoderConfig {
  readonly shape: TextEncoderShape;
  /** Pairs a step: each one's item stands against all the others'. */
  readonly pairsPerStep: number;
  readonly maxEpochs: number;
  /** Epochs without a better held-out reciprocal rank after which training stops. */
  readonly patience: number;
  readonly learningRate: number;
  /** Cosines are divided by it; > 0. */
  readonly temperature: number;
  /** Share of the correction for how often popular items stand against others, in [0, 1]. */
  readonly popularityCorrection: number;
  /** `both directions` also asks each item for its query: for pairs whose sides are alike, as a title and a description. */
  readonly direction: 'query to item' | 'both directions';
  /** Share of words, and of grams, left out of a text in a step, in [0, 1). */
  readonly wordDropout: number;
  readonly gramDropout: number;
  /** Share of queries held out to judge by, in (0, 1). */
  readonly heldOutShare: number;
  /** Held-out queries judged after an epoch, at most. */
  readonly judgedQueries: number;
  /** Items they are ranked among: all, or so many drawn at random beside their own. */
  readonly candidates: number | 'all';
}

export const DEFAULT_TEXT_ENCODER_CONFIG: TextEncoderConfig = {
  shape: { buckets: 32_768, width: 64, dense: false },
  pairsPerStep: 128,
  maxEpochs: 15,
  patience: 3,
  learningRate: 0.01,
  temperature: 0.07,
  popularityCorrection: 1,
  direction: 'query to item',
  wordDropout: 0.1,
  gramDropout: 0.1,
  heldOutShare: 0.1,
  judgedQueries: 500,
  candidates: 2_000,
};
