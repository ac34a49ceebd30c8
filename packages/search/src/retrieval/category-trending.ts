import type { Affinity } from '@fusionrank/domain/profile';
import type { RankedList } from './reciprocal-rank.ts';
import { topRows } from './top-rows.ts';

export interface CategoryTrendingRequest {
  /** What to choose among. */
  readonly rows: Int32Array;
  /** Decayed interaction weight of a row's item, ≥ 0. */
  readonly popularityOf: (row: number) => number;
  /** The leaf of a row's category; undefined for an item without. */
  readonly categoryOf: (row: number) => string | undefined;
  /** The shopper's. */
  readonly affinities: readonly Affinity[];
  readonly limit: number;
}

/** Most of one category: further down it is no trend. */
const MOST_OF_CATEGORY = 20;

/**
 * What shoppers touch most in each category: the first of every category, then the second of every category, and so on; among
 * those, of the categories that the shopper likes first, then the most popular. So small categories are not drowned by large
 * ones. An item that nobody touched is no trend.
 */
export function categoryTrendingList(request: CategoryTrendingRequest): RankedList {
  const { affinities, limit } = request;
  const liked = new Map(affinities.flatMap(({ kind, key, weight }) => (kind === 'category' ? [[key, weight]] : [])));
  const categories = [...touchedByCategory(request)].map(([category, touched]) => ({
    ...bestOf(touched, request),
    liking: liked.get(category) ?? 0,
  }));
  const chosen: number[] = [];
  for (let place = 0; place < MOST_OF_CATEGORY && chosen.length < limit; place++) {
    const here = categories.filter(({ rows }) => place < rows.length);
    if (here.length === 0) break;
    here.sort(
      (a, b) =>
        b.liking - a.liking ||
        (b.popularity[place] ?? 0) - (a.popularity[place] ?? 0) ||
        (a.rows[place] ?? 0) - (b.rows[place] ?? 0),
    );
    for (const { rows } of here) chosen.push(rows[place] ?? 0);
  }
  return { source: 'trending', rows: Int32Array.from(chosen.slice(0, limit)) };
}

/** The most popular first, equal ones by row. */
function bestOf({ rows, popularity }: Touched, { limit, popularityOf }: CategoryTrendingRequest): Touched {
  const best = Array.from(topRows(rows, popularity, Math.min(MOST_OF_CATEGORY, limit)));
  return { rows: best, popularity: best.map(popularityOf) };
}

interface Touched {
  readonly rows: number[];
  /** Aligned with `rows`, > 0. */
  readonly popularity: number[];
}

function touchedByCategory({ rows, popularityOf, categoryOf }: CategoryTrendingRequest): ReadonlyMap<string, Touched> {
  const byCategory = new Map<string, Touched>();
  for (const row of rows) {
    const popularity = popularityOf(row);
    const category = popularity > 0 ? categoryOf(row) : undefined;
    if (category === undefined) continue;
    const touched = byCategory.get(category) ?? { rows: [], popularity: [] };
    touched.rows.push(row);
    touched.popularity.push(popularity);
    byCategory.set(category, touched);
  }
  return byCategory;
}
