export { analysisFingerprint } from './analysis-fingerprint.ts';
export { behaviouralRows } from './behavioural.ts';
export { retrieve, type RetrievalRequest, type Retrieved } from './candidates.ts';
export { createCatalogIndex, restoreCatalogIndex, type CatalogIndex, type IndexedItem } from './catalog-index.ts';
export { nearestRows, VECTOR_MODALITIES, type FeatureSpace, type VectorModality } from './feature-space.ts';
export { fuseByReciprocalRank, type FusedRows, type RankedList } from './reciprocal-rank.ts';
export { topRows } from './top-rows.ts';
