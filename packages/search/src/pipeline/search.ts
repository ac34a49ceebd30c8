import { parsePolicyVersion } from '@fusionrank/domain/id';
import type { UserProfile } from '@fusionrank/domain/profile';
import type { SearchRequest, SearchSort, Slate } from '@fusionrank/domain/search';
import { anonymousProfile } from '../ranking/anonymous-profile.ts';
import type { RuleEffects } from '../rules/rule-effects.ts';
import type { RetrievalRequest } from '../retrieval/candidates.ts';
import type { FusedRows } from '../retrieval/reciprocal-rank.ts';
import { retrieveRelaxed } from '../retrieval/relaxed.ts';
import type { UnderstoodQuery } from '../understanding/understand.ts';
import { readAsked } from './asked.ts';
import type { QueryVectors } from '../retrieval/query-vectors.ts';
import { rankedItems } from './ranked-items.ts';
import { startRun, type EngineParts, type RequestRun, type Scores } from './request-run.ts';
import { holdingRules, slateRules, withSegments } from './ruled.ts';
import { rerankedItems } from './reranked-items.ts';

/** What a ranking was made from: enough to say afterwards why it came out so. */
export interface RankingBasis {
  readonly query: UnderstoodQuery;
  readonly vectors: QueryVectors;
  readonly profile: UserProfile;
  readonly now: Date;
  readonly sort: SearchSort;
  readonly personalization: number;
}

export interface RankedSlate extends Slate {
  readonly basis: RankingBasis;
}

/** Personalised search: remember beside understand and the first part of retrieve → rank → re-rank. */
export async function search(parts: EngineParts, request: SearchRequest): Promise<RankedSlate> {
  const { index, ports } = parts;
  const { sort, personalization } = request;
  const run = startRun(parts);
  // The store answers while the words are understood and looked for.
  const remembering = run.times.time('remember', () =>
    personalization > 0 ? run.profileOf(request.userId) : Promise.resolve(anonymousProfile(request.userId, run.now)),
  );
  const asksNeighbours = personalization > 0 && sort === 'RELEVANCE';
  const similarUsers = asksNeighbours ? run.similarUsers(request.userId) : Promise.resolve([]);
  // They are waited for below, unless nobody waits for the answer any more: then their failure is theirs.
  remembering.catch(() => undefined);
  similarUsers.catch(() => undefined);
  const read = await run.times.time('understand', () => readAsked(request, { run, index }));
  const vectors = run.fitting(read.vectors);
  // Who shows a photograph asks for something, whatever the words.
  const query = vectors.photograph === undefined ? read.query : { ...read.query, browsing: false };
  const known = { query, vectors, popularityOf: ports.popularityOf, now: run.now };
  const holding = holdingRules(parts, { query, filters: request.filters, now: run.now });
  const rules = holding.length === 0 ? undefined : await withSegments(parts, { holding, sort, remembering });
  const sources = { profile: remembering, similarUsers, neighboursOf: ports.neighboursOf, near: run.near };
  await run.turn();
  const retrieved = await run.times.time('retrieve', () =>
    retrieveRelaxed({ ...request, ...known, ...retrievalRules(rules), ...sources }, index),
  );
  const profile = await remembering;
  await run.turn();
  const { candidates, relaxations } = retrieved;
  const scored = await run.times.time('rank', () =>
    sort === 'RELEVANCE'
      ? run.score({ ...known, profile, index, candidates }, personalization)
      : Promise.resolve(scoredInOrder(sort, candidates)),
  );
  const items = await run.times.time('re-rank', () =>
    sort === 'RELEVANCE'
      ? rerankedItems({ candidates, ...scored, rules }, index)
      : rankedItems({ candidates, ...scored, order: candidates.rows.map((_, place) => place) }, index),
  );
  return {
    slateId: ports.newSlateId(),
    policy: parsePolicyVersion(scored.policy),
    items,
    totalCount: retrieved.totalCount,
    facets: retrieved.facets,
    ...(query.correctedText === undefined ? {} : { correctedText: query.correctedText }),
    ...(relaxations.length === 0 ? {} : { relaxations }),
    ...slateRules(parts, { query, rules }),
    ...outcome(run),
    basis: { query, vectors, profile, now: run.now, sort, personalization },
  };
}

function scoredInOrder(sort: SearchSort, { scores }: FusedRows): Scores {
  return { policy: `sort:${sort}`, scale: 'order', scores };
}

function retrievalRules(rules: RuleEffects | undefined): Pick<RetrievalRequest, 'demanded' | 'wanted'> {
  if (rules === undefined) return {};
  const { demanded, pins } = rules;
  return {
    ...(demanded === undefined ? {} : { demanded }),
    ...(pins.length === 0 ? {} : { wanted: Int32Array.from(pins, ({ row }) => row) }),
  };
}

/** What a slate says of how it came about. */
export function outcome(run: RequestRun): Pick<Slate, 'degraded' | 'timing'> {
  return { degraded: [...run.degraded], timing: run.times.total() };
}
