export { type Autoencoder, trainAutoencoder } from './autoencoder.ts';
export { type ConvEncoder, trainConvEncoder } from './conv-encoder.ts';
export type { LearnedTextEncoder } from './learned-text-encoder.ts';
export { selfSupervisedPairs } from './self-supervised-pairs.ts';
export type { TextEncoderConfig } from './text-encoder-config.ts';
export type { TextEncoderWeights } from './text-encoder-weights.ts';
export type { TextPair } from './text-pairs.ts';
export { trainTextEncoder, type TextEncoderResult } from './train-text-encoder.ts';
export { type Alignment, alignTextsToImages } from './text-image-alignment.ts';
