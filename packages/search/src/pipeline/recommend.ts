import { parsePolicyVersion, type ItemId, type SessionId, type UserId } from '@fusionrank/domain/id';
import { MAX_CANDIDATES, type Slate } from '@fusionrank/domain/search';
import type { UserProfile } from '@fusionrank/domain/profile';
import type { CatalogIndex } from '../retrieval/catalog-index.ts';
import { retrieve } from '../retrieval/candidates.ts';
import { fuseByReciprocalRank, type FusedRows, type RankedList } from '../retrieval/reciprocal-rank.ts';
import { rowFilters } from '../retrieval/row-filters.ts';
import { slateOrder } from '../reranking/order.ts';
import { understand, type UnderstoodQuery } from '../understanding/understand.ts';
import { rankedItems } from './ranked-items.ts';
import { startRun, type EngineParts, type RequestRun } from './request-run.ts';
import { outcome } from './search.ts';
import { inCategory } from './trending.ts';

export const PLACEMENTS = ['HOME', 'PDP', 'CART', 'CATEGORY', 'SEARCH_ZERO_RESULTS', 'EMAIL'] as const;
export type Placement = (typeof PLACEMENTS)[number];

export interface RecommendRequest {
  readonly userId: UserId;
  readonly sessionId: SessionId;
  readonly placement: Placement;
  /** Items at hand: the product looked at, the cart. They lead the choice and are not recommended themselves. */
  readonly context: readonly ItemId[];
  /** Path of the category that is looked at, which everything below it belongs to; absent: the whole shop. */
  readonly category?: readonly string[];
  readonly limit: number;
}

/**
 * What to show when nothing was asked: what goes with the items at hand, what the user's past leads to, what is popular and
 * new, ordered by the network. What the user bought already is left out.
 */
export async function recommend(parts: EngineParts, request: RecommendRequest): Promise<Slate> {
  const { index, ports } = parts;
  const run = startRun(parts);
  const query = understand('', index);
  const profile = await run.times.time('remember', () => run.profileOf(request.userId));
  const asked = { query, vectors: {}, profile, popularityOf: ports.popularityOf, now: run.now };
  const candidates = await run.times.time('retrieve', async () => {
    const gathered = await gather({ ...asked, run, request }, { index, ports });
    return choosable(gathered, { index, profile, request });
  });
  const scored = await run.times.time('rank', () => run.score({ ...asked, index, candidates }, 1));
  const items = await run.times.time('re-rank', () => {
    const order = slateOrder({ rows: candidates.rows, scores: scored.scores }, index);
    return rankedItems({ candidates, scores: scored.scores, order }, index).first(request.limit);
  });
  return {
    slateId: ports.newSlateId(),
    policy: parsePolicyVersion(scored.policy),
    items,
    totalCount: { value: items.length, relation: 'AT_LEAST' },
    facets: [],
    ...outcome(run),
  };
}

interface Gathering {
  readonly run: RequestRun;
  readonly request: RecommendRequest;
  readonly query: UnderstoodQuery;
  readonly profile: UserProfile;
  readonly popularityOf: (row: number) => number;
  readonly now: Date;
}

async function gather({ run, request, ...asked }: Gathering, { index, ports }: EngineParts): Promise<FusedRows> {
  const { near } = run;
  const rows = request.context.flatMap((id) => index.rowOf(id) ?? []);
  const filter = passing(request, index);
  const alike = (await Promise.all(rows.map((row) => goesWith(row, { near, filter, index, ports })))).flat();
  if (alike.some((list) => list.rows.length > 0)) return fuseByReciprocalRank(alike, MAX_CANDIDATES);
  const browsing = { vectors: {}, filters: inCategory(request.category), facetKeys: [], sort: 'RELEVANCE' as const };
  const people = { neighboursOf: ports.neighboursOf, similarUsers: run.similarUsers(request.userId) };
  const { candidates } = await retrieve({ ...asked, ...browsing, ...people, near }, index);
  return candidates;
}

interface Surroundings extends EngineParts {
  readonly near: RequestRun['near'];
  readonly filter: ((row: number) => boolean) | undefined;
}

/** What is asked of every row; undefined where all will do. */
function passing({ category }: RecommendRequest, index: CatalogIndex): ((row: number) => boolean) | undefined {
  if (category === undefined) return undefined;
  const filters = rowFilters(inCategory(category), index.columns);
  return (row) => filters.every((filter) => filter.passes(row));
}

/** What the same users touched, and what is like it in meaning and looks. */
async function goesWith(row: number, { index, ports, near, filter }: Surroundings): Promise<RankedList[]> {
  const features = index.features();
  const known = features !== undefined && row < features.table.ids.length;
  const text = known ? features.vector('text', row) : undefined;
  const image = known ? features.vector('image', row) : undefined;
  const alike = await near({ ...(text && { text }), ...(image && { image }), ...(filter && { filter }) });
  const touched = ports.neighboursOf?.(row) ?? new Int32Array(0);
  return [{ source: 'behavioural', rows: filter === undefined ? touched : touched.filter(filter) }, ...alike];
}

interface Choosing {
  readonly index: CatalogIndex;
  readonly profile: UserProfile;
  readonly request: RecommendRequest;
}

/** What is sold, and neither at hand nor bought already. */
function choosable({ rows, scores, sources }: FusedRows, { index, profile, request }: Choosing): FusedRows {
  const bought = profile.history.filter(({ kind }) => kind === 'purchase').map(({ itemId }) => itemId);
  const owned = new Set([...request.context, ...bought].map((id) => index.rowOf(id)));
  const kept = [...rows.keys()].filter((place) => {
    const row = rows[place] ?? -1;
    return index.isLive(row) && !owned.has(row);
  });
  return {
    rows: Int32Array.from(kept, (place) => rows[place] ?? 0),
    scores: Float64Array.from(kept, (place) => scores[place] ?? 0),
    sources: Uint8Array.from(kept, (place) => sources[place] ?? 0),
  };
}
