export * from './cross-features.ts';
export type { CrossFeatureRequest } from './feature-group.ts';
export * from './network-policies.ts';
export * from './plain-policies.ts';
export type { RankingPolicy } from './policy.ts';
export * from './unknown-profile.ts';
