import type { ItemId } from '@fusionrank/domain/id';
import type { SearchRequest, Slate } from '@fusionrank/domain/search';
import type { SynonymRule } from '@fusionrank/domain/synonym';
import { explain, type Explained, type ExplainedSlate } from './explain.ts';
import { recommend, type RecommendRequest } from './recommend.ts';
import type { EngineParts, RuleTrial } from './request-run.ts';
import { search, type RankedSlate } from './search.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import { createSynonymTable } from '../understanding/synonym-table.ts';
import { similar, type SimilarRequest } from './similar.ts';

/** Answers requests over one index; the gateway and offline replay use the same. */
export interface SearchEngine {
  search(request: SearchRequest): Promise<RankedSlate>;
  /** The same search under other rules than those in force. */
  tryRules(request: SearchRequest, tried: RulesTried): Promise<RankedSlate>;
  /** Why items of a slate stand where they do, aligned; each may also be an item that is not in the slate. */
  explain(slate: ExplainedSlate, itemIds: readonly ItemId[]): Promise<readonly Explained[]>;
  /** Throws NOT_FOUND for an item that is not sold. */
  similar(request: SimilarRequest): Promise<Slate>;
  recommend(request: RecommendRequest): Promise<Slate>;
}

export interface RulesTried extends RuleTrial {
  readonly rules: RuleBook;
  /** All of them, in place of the vocabulary's; absent: those in force. */
  readonly synonyms?: readonly SynonymRule[];
}

export function createSearchEngine(parts: EngineParts): SearchEngine {
  return {
    search: (request) => search(parts, request),
    tryRules: (request, tried) => search(partsUnder(parts, tried), request),
    explain: (slate, itemIds) => explain(parts, slate, itemIds),
    similar: (request) => similar(parts, request),
    recommend: (request) => recommend(parts, request),
  };
}

function partsUnder({ index, ports, ...parts }: EngineParts, { rules, synonyms, ...trial }: RulesTried): EngineParts {
  const table = createSynonymTable();
  table.set(synonyms ?? []);
  return {
    ...parts,
    index: synonyms === undefined ? index : { ...index, synonyms: table },
    ports: { ...ports, rules },
    trial,
  };
}
