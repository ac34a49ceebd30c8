export * from './bm25.ts';
export * from './candidates.ts';
export * from './catalog-index.ts';
export * from './feature-space.ts';
export * from './reciprocal-rank.ts';
export * from './top-rows.ts';
