export { createFeatureSpace, nearestRows, type CosineOfRow } from '../feature-space.ts';
export { createLiveRows } from './row-mask.ts';
export { createSpace } from './code-space.ts';
export { SPACE_NAMES, type NamedCodes } from './spaces.ts';
export { codeSections, readCodes, storedCodes } from './stored-codes.ts';
export { createVectorSearch, type NearestRequest, type VectorSearch } from './vector-search.ts';
