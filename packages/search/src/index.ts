export type { ScoreContribution, ScoreExplanation } from './explanation/score-explanation.ts';
export type { Explained, ExplainedSlate } from './pipeline/explain.ts';
export type { NeighboursOf, QueryEncoder, QueryVectors, SearchPorts } from './pipeline/ports.ts';
export { PLACEMENTS, type Placement, type RecommendRequest } from './pipeline/recommend.ts';
export { PATIENCE, type EngineParts, type Patience } from './pipeline/request-run.ts';
export type { RankedSlate, RankingBasis } from './pipeline/search.ts';
export { createSearchEngine, type SearchEngine } from './pipeline/search-engine.ts';
export { SIMILARITY_MODES, type SimilarityMode, type SimilarRequest } from './pipeline/similar.ts';
export { createCatalogIndex, type CatalogIndex } from './retrieval/catalog-index.ts';
