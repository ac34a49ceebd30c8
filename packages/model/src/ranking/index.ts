export * from './item-features.ts';
export * from './ranker.ts';
