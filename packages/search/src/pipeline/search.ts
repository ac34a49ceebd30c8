import { parsePolicyVersion } from '@fusionrank/domain/id';
import type { UserProfile } from '@fusionrank/domain/profile';
import { RankedItems } from '@fusionrank/domain/ranked-items';
import type { SearchRequest, SearchSort, Slate } from '@fusionrank/domain/search';
import { anonymousProfile } from '../ranking/anonymous-profile.ts';
import { slateOrder, type Scored } from '../reranking/order.ts';
import type { CatalogIndex } from '../retrieval/catalog-index.ts';
import type { FusedRows } from '../retrieval/reciprocal-rank.ts';
import { retrieveRelaxed } from '../retrieval/relaxed.ts';
import type { UnderstoodQuery } from '../understanding/understand.ts';
import { readAsked } from './asked.ts';
import type { QueryVectors } from '../retrieval/query-vectors.ts';
import { startRun, type EngineParts, type RequestRun } from './request-run.ts';

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
  const similarUsers = personalization > 0 ? run.similarUsers(request.userId) : [];
  const read = await run.times.time('understand', () => readAsked(request, { run, index }));
  const vectors = run.fitting(read.vectors);
  // Who shows a photograph asks for something, whatever the words.
  const query = vectors.photograph === undefined ? read.query : { ...read.query, browsing: false };
  const known = { query, vectors, popularityOf: ports.popularityOf, now: run.now };
  await run.turn();
  const retrieved = await run.times.time('retrieve', () =>
    retrieveRelaxed(
      { ...request, ...known, profile: remembering, similarUsers, neighboursOf: ports.neighboursOf, near: run.near },
      index,
    ),
  );
  const profile = await remembering;
  const asked = { ...known, profile };
  await run.turn();
  const { candidates, relaxations } = retrieved;
  const { policy: ranked, scores } = await run.times.time('rank', () =>
    sort === 'RELEVANCE'
      ? run.score({ ...asked, index, candidates }, personalization)
      : Promise.resolve({ policy: `sort:${sort}`, scores: candidates.scores }),
  );
  const items = await run.times.time('re-rank', () =>
    sort === 'RELEVANCE'
      ? rankedItems({ candidates, scores, order: slateOrder({ rows: candidates.rows, scores }, index) }, index)
      : rankedItems({ candidates, scores, order: candidates.rows.map((_, place) => place) }, index),
  );
  return {
    slateId: ports.newSlateId(),
    policy: parsePolicyVersion(ranked),
    items,
    totalCount: retrieved.totalCount,
    facets: retrieved.facets,
    ...(query.correctedText === undefined ? {} : { correctedText: query.correctedText }),
    ...(relaxations.length === 0 ? {} : { relaxations }),
    ...outcome(run),
    basis: { query, vectors, profile, now: run.now, sort, personalization },
  };
}

export interface OrderedCandidates extends Pick<Scored, 'scores'> {
  readonly candidates: FusedRows;
  /** Places in the candidates, best first. */
  readonly order: Int32Array;
}

/** Candidates that are sold, in their final order, each with its sources. */
export function rankedItems({ candidates, scores, order }: OrderedCandidates, index: CatalogIndex): RankedItems {
  const { rows, sources } = candidates;
  const places = order.filter((place) => index.isLive(rows[place] as number));
  return new RankedItems({
    rows: Int32Array.from(places, (place) => rows[place] as number),
    scores: Float64Array.from(places, (place) => scores[place] ?? 0),
    sources: Uint8Array.from(places, (place) => sources[place] as number),
    idAt: index.idAt,
  });
}

/** What a slate says of how it came about. */
export function outcome(run: RequestRun): Pick<Slate, 'degraded' | 'timing'> {
  return { degraded: [...run.degraded], timing: run.times.total() };
}
