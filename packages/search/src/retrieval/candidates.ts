import type { UserProfile } from '@fusionrank/domain/profile';
import {
  MAX_CANDIDATES,
  type CandidateSource,
  type Facet,
  type SearchSort,
  type Slate,
} from '@fusionrank/domain/search';
import { behaviouralRows } from './behavioural.ts';
import type { CatalogIndex } from './catalog-index.ts';
import { categoryTrendingList } from './category-trending.ts';
import { isUnfiltered, matchesOf, type MatchRequest, type Matches } from './matches.ts';
import type { NearRequest } from './near-lists.ts';
import type { QueryVectors } from './query-vectors.ts';
import { fuseByReciprocalRank, type FusedRows, type RankedList } from './reciprocal-rank.ts';
import { newList, trendingList } from './shop-lists.ts';
import { rowsOfSimilarUsers, type SimilarUser } from './similar-users.ts';
import { broughtRows, withBrought } from './brought-rows.ts';
import { sortedRows, type ExplicitSort } from './sorted-rows.ts';
import { wordList } from './word-list.ts';

export interface RetrievalRequest extends MatchRequest {
  /** The query in the items' spaces; absent ones retrieve nothing. */
  readonly vectors: QueryVectors;
  readonly sort: SearchSort;
  /** Without history when the user is unknown or does not want to be known. Waited for as late as can be: the words need none. */
  readonly profile: UserProfile | Promise<UserProfile>;
  /** Those who behave like the user, and what they did lately; not looked at where the profile is empty. */
  readonly similarUsers: readonly SimilarUser[] | Promise<readonly SimilarUser[]>;
  readonly popularityOf: (row: number) => number;
  readonly neighboursOf: ((row: number) => Int32Array) | undefined;
  readonly now: Date;
  /** Rows that a rule wants in, whatever was asked, as far as they pass the filters. */
  readonly wanted?: Int32Array;
  /** `nearLists` over the index, or what stands in for it. */
  readonly near: (request: NearRequest) => Promise<readonly RankedList[]>;
}

/** The cheap cut of the catalogue, and what can be said of all that matched. */
export interface Retrieved {
  /** At most MAX_CANDIDATES, best fused rank first; in the order asked for where one was. */
  readonly candidates: FusedRows;
  readonly totalCount: Slate['totalCount'];
  readonly facets: readonly Facet[];
  /** How many of the candidates are there only because they were `wanted`. */
  readonly broughtIn: number;
}

/** How many of the matches each source may propose beside the words. */
const LIMITS = { behavioural: 200, similarUsers: 100, trending: 100, categoryTrending: 200, new: 50 } as const;

/**
 * Candidates for a query. Matches by words are counted exactly up to COUNTED_MATCHES, and behaviour, popularity and newness
 * choose among them alone; where there are more, popularity and newness choose among all by the index's row orders, or
 * among as many where there are none. Nearness in meaning and looks may add items that hold none of the words: those count
 * as matches too, but as nearness has no border the count is then AT_LEAST. An order asked for by name orders the matches, and has additions
 * only where no item matches by its words.
 */
export async function retrieve(request: RetrievalRequest, index: CatalogIndex): Promise<Retrieved> {
  const matches = matchesOf(request, index);
  const near = addsNear(request, matches) ? await request.near(nearRequest(request, matches)) : [];
  const profile = await request.profile;
  // Whoever does not want to be known has no history here, and so no neighbours.
  const similarUsers = profile.history.length > 0 ? await request.similarUsers : [];
  const added = new Set(near.flatMap(({ rows }) => [...rows]).filter((row) => !matches.has(row)));
  matches.countAdded(added);
  const found =
    request.sort === 'RELEVANCE'
      ? fuseByReciprocalRank(
          [...matchLists({ ...request, profile, similarUsers }, matches, index), ...near],
          MAX_CANDIDATES,
        )
      : sorted({ ...request, sort: request.sort }, { matches, added }, index);
  const brought = broughtRows(request.wanted, { matches, added, found });
  matches.countAdded(brought.unmatched);
  return {
    candidates: brought.rows.length === 0 ? found : withBrought(found, brought.rows),
    broughtIn: brought.rows.length,
    totalCount: {
      value: matches.rows.length + added.size + brought.unmatched.length,
      relation: matches.complete && added.size === 0 ? 'EXACT' : 'AT_LEAST',
    },
    facets: matches.facets(),
  };
}

/** Without filters every live row passes: that is known without asking each. */
function nearRequest(request: RetrievalRequest, { passes }: Matches): NearRequest {
  return { ...request.vectors, ...(isUnfiltered(request) ? {} : { filter: passes }) };
}

function addsNear({ query, sort }: RetrievalRequest, matches: Matches): boolean {
  return !query.browsing && (sort === 'RELEVANCE' || matches.rows.length === 0);
}

interface Remembered extends RetrievalRequest {
  readonly profile: UserProfile;
  readonly similarUsers: readonly SimilarUser[];
}

/** What each source chooses among the matches. With nothing asked, popularity stands in for the words, over all and in each category. */
function matchLists(request: Remembered, matches: Matches, index: CatalogIndex): RankedList[] {
  const { query, profile, neighboursOf, popularityOf, now } = request;
  // Without filters every live row passes: that is known without asking each.
  const accepts = isUnfiltered(request) ? undefined : matches.passes;
  const trendingLimit = query.browsing ? MAX_CANDIDATES : LIMITS.trending;
  return [
    ...(query.browsing ? [] : [wordList({ terms: query.terms, accepts, limit: MAX_CANDIDATES }, index)]),
    ...(neighboursOf === undefined
      ? []
      : [behaviouralList({ history: profile.history, rowOf: index.rowOf, neighboursOf, accepts: matches.has })]),
    ...similarUsersList(request, matches, index),
    trendingList({ among: matches, popularityOf, limit: trendingLimit }, index),
    ...(query.browsing ? [categoryTrending(matches.rows, request, index)] : []),
    newList({ among: matches, now, limit: LIMITS.new }, index),
  ];
}

function behaviouralList(request: Omit<Parameters<typeof behaviouralRows>[0], 'limit'>): RankedList {
  return { source: 'behavioural', rows: behaviouralRows({ ...request, limit: LIMITS.behavioural }) };
}

function similarUsersList({ similarUsers: users }: Remembered, matches: Matches, index: CatalogIndex): RankedList[] {
  if (users.length === 0) return [];
  const request = { users, rowOf: index.rowOf, accepts: matches.has, limit: LIMITS.similarUsers };
  return [{ source: 'behavioural', rows: rowsOfSimilarUsers(request) }];
}

function categoryTrending(rows: Int32Array, { popularityOf, profile }: Remembered, index: CatalogIndex): RankedList {
  return categoryTrendingList({
    rows,
    popularityOf,
    categoryOf: (row) => index.columns.leafCategory.at(row)[0],
    affinities: profile.affinities,
    limit: LIMITS.categoryTrending,
  });
}

interface Found {
  readonly matches: Matches;
  readonly added: ReadonlySet<number>;
}

function sorted(
  request: RetrievalRequest & { readonly sort: ExplicitSort },
  found: Found,
  index: CatalogIndex,
): FusedRows {
  const rows = withRows(found.matches.all(), found.added);
  const ordered = sortedRows(rows, { ...request, index, limit: MAX_CANDIDATES });
  return fuseByReciprocalRank([{ source: sortedSource(request, found), rows: ordered }], MAX_CANDIDATES);
}

/** What brought most of the rows in. */
function sortedSource({ query, vectors }: RetrievalRequest, { added }: Found): CandidateSource {
  if (added.size > 0) return vectors.text === undefined ? 'visual' : 'semantic';
  return query.browsing ? 'trending' : 'lexical';
}

function withRows(rows: Int32Array, added: ReadonlySet<number>): Int32Array {
  const all = new Int32Array(rows.length + added.size);
  all.set(rows);
  all.set([...added], rows.length);
  return all;
}
