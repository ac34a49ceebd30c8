export * from './item-features.ts';
export * from './ranker.ts';
export { ATTRIBUTE_BUCKETS, type FeatureEncoding, fitFeatureEncoding, vocabularySize } from './feature-encoding.ts';
export { buildItemFeatures, type ItemFeatureSources, modalityColumn } from './build-item-features.ts';
export { NUMERIC_FEATURES } from './numeric-features.ts';
export { openRanker } from './open-ranker.ts';
export { createScorer, type Scorer } from './scorer.ts';
export type { ScoreWeights, TrainedNetwork } from './trained-network.ts';
export { PROFILE_FEATURES, unknownUser, userInput } from './user-input.ts';
