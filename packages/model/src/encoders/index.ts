export * from './encoder.ts';
export * from './encode-contents.ts';
export * from './query-encoder.ts';
export { IMAGE_DIMENSION, IMAGE_ENCODER_NAME, openImageEncoder } from './image/image-encoder.ts';
export { readPictureHeader } from './image/picture-header.ts';
export { openImageEncoderPool, openTextEncoderPool } from './pool/encoder-pool.ts';
export { openTextEncoder, TEXT_DIMENSION, TEXT_ENCODER_NAME } from './text/text-encoder.ts';
export { ngramVector } from './text/ngram-vector.ts';
export {
  type Alignment,
  alignTextsToImages,
  type Autoencoder,
  type ConvEncoder,
  type LearnedTextEncoder,
  selfSupervisedPairs,
  type TextEncoderConfig,
  type TextEncoderResult,
  type TextEncoderWeights,
  type TextPair,
  trainAutoencoder,
  trainConvEncoder,
  trainTextEncoder,
} from './learned/index.ts';
