import type { Rng } from '@fusionrank/domain/rng';
import type { CatalogIndex, QueryVectors } from '@fusionrank/search';
import { nearestRows } from '@fusionrank/search/retrieval';
import type { UnderstoodQuery } from '@fusionrank/search/understanding';

/** How many items that nobody showed join a slate. */
export interface UnshownCounts {
  /** Near the query in meaning or words, yet a worse match than what was shown. */
  readonly near: number;
  /** Any item of the catalogue. */
  readonly random: number;
}

export const UNSHOWN: UnshownCounts = { near: 8, random: 4 };

export interface UnshownRequest {
  readonly query: UnderstoodQuery;
  readonly vectors: QueryVectors;
  readonly shown: Int32Array;
  /** Decayed interaction weight of a row's item when the slate was shown. */
  readonly popularityOf: (row: number) => number;
  readonly rng: Rng;
}

/**
 * Items that the shop did not show for a query, to be learned as not wanted. What was shown is what some engine let through:
 * learned on it alone, the network never meets the other candidates that it has to order when it serves. An item as good a
 * match as half of those shown is never taken: that it was not shown says nothing against it. Popular items are drawn more often, by popularity^0.75 (Mikolov et al., 2013): drawn
 * evenly, most would be items nobody touched, and having been touched would pass for being wanted.
 */
export function createUnshownItems(
  index: CatalogIndex,
  counts: UnshownCounts = UNSHOWN,
): (request: UnshownRequest) => Int32Array {
  const nearOf = rememberedNearRows(index);
  const everyRow = Int32Array.from({ length: index.rowCount() }, (_, row) => row);
  return ({ query, vectors, shown, popularityOf, rng }) => {
    const taken = new Set<number>(shown);
    const weightOf = (row: number): number => (index.isLive(row) ? (popularityOf(row) + 0.5) ** 0.75 : 0);
    const any = drawRows({
      from: everyRow,
      count: counts.random,
      taken,
      accepts: (row) => index.isLive(row),
      weightOf,
      rng,
    });
    if (query.terms.length === 0) return Int32Array.from(any);
    const weaker = weakerMatch(query, shown, index);
    const near = drawRows({
      from: nearOf(query, vectors),
      count: counts.near,
      taken,
      accepts: (row) => index.isLive(row) && weaker(row),
      weightOf,
      rng,
    });
    return Int32Array.from([...near, ...any.filter(weaker)]);
  };
}

interface Draw {
  readonly from: Int32Array;
  readonly count: number;
  /** Rows that may not be drawn (again); what is drawn joins them. */
  readonly taken: Set<number>;
  readonly accepts: (row: number) => boolean;
  readonly weightOf: (row: number) => number;
  readonly rng: Rng;
}

/** Rows looked at for each one drawn. */
const POOL = 6;

/** Up to `count` rows, drawn by weight among POOL × count accepted ones that were drawn evenly. */
function drawRows({ from, count, taken, accepts, weightOf, rng }: Draw): number[] {
  const pool = new Set<number>();
  for (let draw = 0; draw < count * POOL * 2 && pool.size < count * POOL && from.length > 0; draw++) {
    const row = from[rng.below(from.length)] ?? 0;
    if (!taken.has(row) && accepts(row)) pool.add(row);
  }
  // The largest keys of u^(1/w) are a weighted sample without replacement (Efraimidis & Spirakis, 2006).
  const drawn = [...pool]
    .map((row) => ({ row, key: rng.next() ** (1 / weightOf(row)) }))
    .sort((a, b) => b.key - a.key)
    .slice(0, count)
    .map(({ row }) => row);
  for (const row of drawn) taken.add(row);
  return drawn;
}

/** Whether a row holds fewer of the query's terms than the middle one of those shown. */
function weakerMatch(query: UnderstoodQuery, shown: Int32Array, index: CatalogIndex): (row: number) => boolean {
  const held = [...index.lexical.scores(query.terms, shown).termsHeld].sort((a, b) => a - b);
  const middle = held[Math.floor(held.length / 2)] ?? 0;
  return (row) => (index.lexical.scores(query.terms, Int32Array.of(row)).termsHeld[0] ?? 0) < middle;
}

/** Queries whose near rows are kept: head queries come again and again. */
const REMEMBERED = 4_096;
const NEAREST = 200;

/** Rows by words or by meaning, the same for the same query. */
function rememberedNearRows(index: CatalogIndex): (query: UnderstoodQuery, vectors: QueryVectors) => Int32Array {
  const remembered = new Map<string, Int32Array>();
  return (query, vectors) => {
    const known = remembered.get(query.text);
    if (known !== undefined) return known;
    const rows = Int32Array.from(new Set([...index.lexical.match(query.terms).rows, ...semanticRows(vectors, index)]));
    if (remembered.size < REMEMBERED) remembered.set(query.text, rows);
    return rows;
  };
}

function semanticRows({ text, image }: QueryVectors, index: CatalogIndex): number[] {
  const features = index.features();
  if (features === undefined) return [];
  const wanted = {
    rowCount: features.table.ids.length,
    accepts: (row: number) => index.isLive(row),
    limit: NEAREST,
    minimum: 0,
  };
  return [
    ...(text === undefined ? [] : nearestRows(features.cosineTo('text', text), wanted)),
    ...(image === undefined ? [] : nearestRows(features.cosineTo('image', image), wanted)),
  ];
}
