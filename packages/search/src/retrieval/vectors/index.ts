export { createFeatureSpace, nearestRows, type CosineOfRow } from '../feature-space.ts';
export { createLiveRows } from './row-mask.ts';
export { createVectorSearch, type NearestRequest, type VectorSearch } from './vector-search.ts';
