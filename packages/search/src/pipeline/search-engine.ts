import type { ItemId } from '@fusionrank/domain/id';
import type { SearchRequest, Slate } from '@fusionrank/domain/search';
import { explain, type Explained, type ExplainedSlate } from './explain.ts';
import { recommend, type RecommendRequest } from './recommend.ts';
import type { EngineParts } from './request-run.ts';
import { search, type RankedSlate } from './search.ts';
import { similar, type SimilarRequest } from './similar.ts';

/** Answers requests over one index; the gateway and offline replay use the same. */
export interface SearchEngine {
  search(request: SearchRequest): Promise<RankedSlate>;
  /** Why items of a slate stand where they do, aligned; each may also be an item that is not in the slate. */
  explain(slate: ExplainedSlate, itemIds: readonly ItemId[]): Promise<readonly Explained[]>;
  /** Throws NOT_FOUND for an item that is not sold. */
  similar(request: SimilarRequest): Promise<Slate>;
  recommend(request: RecommendRequest): Promise<Slate>;
}

export function createSearchEngine(parts: EngineParts): SearchEngine {
  return {
    search: (request) => search(parts, request),
    explain: (slate, itemIds) => explain(parts, slate, itemIds),
    similar: (request) => similar(parts, request),
    recommend: (request) => recommend(parts, request),
  };
}
