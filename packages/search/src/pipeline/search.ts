import { parsePolicyVersion } from '@fusionrank/domain/id';
import type { UserProfile } from '@fusionrank/domain/profile';
import type { RankedItem, SearchRequest, SearchSort, Slate } from '@fusionrank/domain/search';
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
  // It is waited for below, unless nobody waits for the answer any more: then its failure is theirs.
  remembering.catch(() => undefined);
  const read = await run.times.time('understand', () => readAsked(request, { run, index }));
  const vectors = run.fitting(read.vectors);
  // Who shows a photograph asks for something, whatever the words.
  const query = vectors.photograph === undefined ? read.query : { ...read.query, browsing: false };
  const known = { query, vectors, popularityOf: ports.popularityOf, now: run.now };
  await run.turn();
  const retrieved = await run.times.time('retrieve', () =>
    retrieveRelaxed(
      { ...request, ...known, profile: remembering, neighboursOf: ports.neighboursOf, near: run.near },
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

/** Candidates in their final order, each with its sources. */
export function rankedItems({ candidates, scores, order }: OrderedCandidates, index: CatalogIndex): RankedItem[] {
  const items: RankedItem[] = [];
  for (const place of order) {
    const row = candidates.rows[place] ?? -1;
    const itemId = index.isLive(row) ? index.idAt(row) : undefined;
    if (itemId === undefined) continue;
    items.push({
      itemId,
      position: items.length,
      score: scores[place] ?? 0,
      sources: candidates.sources[place] ?? [],
    });
  }
  return items;
}

/** What a slate says of how it came about. */
export function outcome(run: RequestRun): Pick<Slate, 'degraded' | 'timing'> {
  return { degraded: [...run.degraded], timing: run.times.total() };
}
