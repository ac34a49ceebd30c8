import type { ItemId } from '@fusionrank/domain/id';
import type { SearchRequest, Slate } from '@fusionrank/domain/search';
import { alsoBought, type AlsoBoughtRequest } from './also-bought.ts';
import type { Deadline } from './deadline.ts';
import type { SynonymRule } from '@fusionrank/domain/synonym';
import { explain, type Explained, type ExplainedSlate } from './explain.ts';
import { recommend, type RecommendRequest } from './recommend.ts';
import type { EngineParts, RuleTrial } from './request-run.ts';
import { search, type RankedSlate } from './search.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import { createSynonymTable } from '../understanding/synonym-table.ts';
import { similar, type SimilarRequest } from './similar.ts';
import { trending, type TrendingRequest } from './trending.ts';

/**
 * Answers requests over one index; the gateway and offline replay use the same. With a deadline, steps are cut short as it nears, and
 * when its signal aborts no further one is begun and the answer is a rejection with the signal's reason.
 */
export interface SearchEngine {
  search(request: SearchRequest, deadline?: Deadline): Promise<RankedSlate>;
  /** The same search under other rules than those in force. */
  tryRules(request: SearchRequest, tried: RulesTried): Promise<RankedSlate>;
  /** Why items of a slate stand where they do, aligned; each may also be an item that is not in the slate. */
  explain(slate: ExplainedSlate, itemIds: readonly ItemId[], deadline?: Deadline): Promise<readonly Explained[]>;
  /** Throws NOT_FOUND for an item that is not sold. */
  similar(request: SimilarRequest, deadline?: Deadline): Promise<Slate>;
  recommend(request: RecommendRequest, deadline?: Deadline): Promise<Slate>;
  /** Throws NOT_FOUND for an item that is not sold. */
  alsoBought(request: AlsoBoughtRequest, deadline?: Deadline): Promise<Slate>;
  trending(request: TrendingRequest, deadline?: Deadline): Promise<Slate>;
}

export interface RulesTried extends RuleTrial {
  readonly rules: RuleBook;
  /** All of them, in place of the vocabulary's; absent: those in force. */
  readonly synonyms?: readonly SynonymRule[];
}

export function createSearchEngine(parts: EngineParts): SearchEngine {
  const until = (deadline: Deadline | undefined): EngineParts =>
    deadline === undefined ? parts : { ...parts, deadline };
  return {
    search: (request, deadline) => search(until(deadline), request),
    tryRules: (request, tried) => search(partsUnder(parts, tried), request),
    explain: (...[slate, itemIds, deadline]) => explain(until(deadline), slate, itemIds),
    similar: (request, deadline) => similar(until(deadline), request),
    recommend: (request, deadline) => recommend(until(deadline), request),
    alsoBought: (request, deadline) => alsoBought(until(deadline), request),
    trending: (request, deadline) => trending(until(deadline), request),
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
