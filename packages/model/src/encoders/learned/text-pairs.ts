import { createRng, shuffled } from '@fusionrank/domain/rng';
import { textGrams, type TextGrams } from './text-grams.ts';

/** A query and the text of an item that answered it. */
export interface TextPair {
  readonly query: string;
  readonly item: string;
  /** How much it counts, e.g. more for a purchase than for a click, or a judge's grade; > 0, others are left out. */
  readonly weight: number;
}

/** Pairs over the distinct texts they mention. */
export interface IndexedPairs {
  readonly queries: readonly TextGrams[];
  readonly items: readonly TextGrams[];
  /** Aligned, one entry a pair. */
  readonly queryOf: Int32Array;
  readonly itemOf: Int32Array;
  readonly weights: Float32Array;
  /** Items of a query's pairs. */
  readonly answersOf: (query: number) => ReadonlySet<number>;
}

const NONE: ReadonlySet<number> = new Set();

/** The same pair given twice is one whose weight is the sum. */
export function indexPairs(pairs: readonly TextPair[], buckets: number): IndexedPairs {
  const queries = new Map<string, number>();
  const items = new Map<string, number>();
  const answers: Map<number, number>[] = [];
  for (const { query, item, weight } of pairs) {
    if (!(weight > 0)) continue;
    const of = (answers[placeOf(queries, query)] ??= new Map<number, number>());
    const place = placeOf(items, item);
    of.set(place, (of.get(place) ?? 0) + weight);
  }
  const flat = answers.flatMap((of, query) => [...of].map(([item, weight]) => ({ query, item, weight })));
  const sets = answers.map((of) => new Set(of.keys()));
  return {
    queries: Array.from(queries.keys(), (text) => textGrams(text, buckets)),
    items: Array.from(items.keys(), (text) => textGrams(text, buckets)),
    queryOf: Int32Array.from(flat, ({ query }) => query),
    itemOf: Int32Array.from(flat, ({ item }) => item),
    weights: Float32Array.from(flat, ({ weight }) => weight),
    answersOf: (query) => sets[query] ?? NONE,
  };
}

function placeOf(places: Map<string, number>, text: string): number {
  let place = places.get(text);
  if (place === undefined) places.set(text, (place = places.size));
  return place;
}

export interface PairSplit {
  /** Indices of pairs. */
  readonly training: Int32Array;
  /** Queries none of whose pairs is trained on. */
  readonly heldOut: Int32Array;
}

/** Holds out whole queries, so that what is judged is queries never seen. */
export function splitByQuery({ queries, queryOf }: IndexedPairs, share: number, seed: number | string): PairSplit {
  const order = shuffled([...queries.keys()], createRng(seed).fork('held-out queries'));
  const heldOut = new Set(order.slice(0, Math.floor(order.length * share)));
  return {
    training: Int32Array.from([...queryOf.keys()].filter((pair) => !heldOut.has(queryOf[pair] as number))),
    heldOut: Int32Array.from(heldOut).sort(),
  };
}
