export { anonymousProfile } from './anonymous-profile.ts';
export { CROSS_FEATURES, crossFeatures } from './cross-features/cross-features.ts';
export type { CrossFeatureRequest } from './cross-features/request.ts';
export {
  fallbackPolicy,
  lexicalPolicy,
  lexicalSemanticPolicy,
  popularityPolicy,
  randomPolicy,
} from './policies/baselines.ts';
export { networkPolicy, type NetworkOptions } from './policies/network.ts';
export type { PolicyRequest, RankingPolicy } from './policies/policy.ts';
export type { ScoreShare } from './policies/network-shares.ts';
