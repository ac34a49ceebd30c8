import type { SearchRequest, Slate } from '@fusionrank/domain/search';
import { recommend, type RecommendRequest } from './recommend.ts';
import type { EngineParts } from './request-run.ts';
import { search } from './search.ts';
import { similar, type SimilarRequest } from './similar.ts';

/** Answers requests over one index; the gateway and offline replay use the same. */
export interface SearchEngine {
  search(request: SearchRequest): Promise<Slate>;
  /** Throws NOT_FOUND for an item that is not sold. */
  similar(request: SimilarRequest): Promise<Slate>;
  recommend(request: RecommendRequest): Promise<Slate>;
}

export function createSearchEngine(parts: EngineParts): SearchEngine {
  return {
    search: (request) => search(parts, request),
    similar: (request) => similar(parts, request),
    recommend: (request) => recommend(parts, request),
  };
}
