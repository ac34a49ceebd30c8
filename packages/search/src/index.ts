export type { ScoreContribution, ScoreExplanation } from './explanation/score-explanation.ts';
export type { AlsoBoughtRequest } from './pipeline/also-bought.ts';
export type { Explained, ExplainedSlate } from './pipeline/explain.ts';
export type { NeighboursOf, PhotographEncoder, QueryEncoder, SearchPorts, Within } from './pipeline/ports.ts';
export { PLACEMENTS, type Placement, type RecommendRequest } from './pipeline/recommend.ts';
export type { Deadline } from './pipeline/deadline.ts';
export { PATIENCE, type EngineParts, type Patience, type RuleTrial } from './pipeline/request-run.ts';
export type { RankedSlate, RankingBasis } from './pipeline/search.ts';
export { createSearchEngine, type RulesTried, type SearchEngine } from './pipeline/search-engine.ts';
export {
  SIMILARITY_MODES,
  type SimilarityMode,
  type SimilarityWeights,
  type SimilarRequest,
} from './pipeline/similar.ts';
export type { TrendingRequest } from './pipeline/trending.ts';
export { createCatalogIndex, type CatalogIndex } from './retrieval/catalog-index.ts';
export type { QueryVectors } from './retrieval/query-vectors.ts';
export type { SimilarUser } from './retrieval/similar-users.ts';
export type { SuggestionKind } from './suggestion/phrase.ts';
export { createSuggester, type Suggester, type Suggestion, type SuggestRequest } from './suggestion/suggester.ts';
