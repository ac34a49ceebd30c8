import { MS_PER_DAY } from '@fusionrank/domain/clock';
import { parsePolicyVersion, type PolicyVersion } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import { createRng, type Rng } from '@fusionrank/domain/rng';
import type { TraitTable } from '../truth/traits.ts';
import { bestRows } from './best-rows.ts';
import { buildInvertedIndex } from './inverted-index.ts';
import { drawSlate, type Drawn } from './plackett-luce.ts';

/** What the shop showed: `index` is the item's row. */
export interface ShownSlate {
  readonly policy: PolicyVersion;
  readonly resultCount: number;
  readonly shown: readonly Drawn[];
}

/** The engine whose slates the simulated shoppers saw: keywords, popularity and chance. It knows nothing of any taste. */
export interface LoggingShop {
  search(query: string, at: Date, rng: Rng): ShownSlate;
  /** Recommendations: what is popular, what is like the given categories, and a little of everything. */
  browse(recentLeaves: readonly string[], at: Date, rng: Rng): ShownSlate;
  /** Adds to an item's popularity. */
  notice(row: number, weight: number): void;
}

export interface LoggingShopOptions {
  readonly items: readonly CatalogItem[];
  readonly table: TraitTable;
  readonly seed: number;
  /** Milliseconds since the epoch before which the shop does not show the item. By row. */
  readonly shownFrom: readonly number[];
}

export const SLATE_SIZE = 24;
const CANDIDATES = 200;
const SEARCH_POLICY = parsePolicyVersion('simulated-keywords@1');
const BROWSE_POLICY = parsePolicyVersion('simulated-popular@1');

/** Candidates are chosen once a day and query, ties by the day's lot, so that within a day only the drawn order is left to chance. */
export function createLoggingShop(options: LoggingShopOptions): LoggingShop {
  const index = buildInvertedIndex(options.items);
  const popularity = new Float64Array(options.items.length);
  const liking = (row: number): number => Math.log1p(popularity[row] ?? 0);
  const canSell = (row: number, nowMs: number): boolean =>
    options.items[row]?.availability !== 'OUT_OF_STOCK' && (options.shownFrom[row] ?? 0) <= nowMs;
  const daily = rememberedByDay<Candidates>();
  const scored = (row: number, lexical: number, nowMs: number): number =>
    canSell(row, nowMs) ? 6 * lexical + 0.5 * liking(row) : -Infinity;
  const searched = (query: string, at: Date): Candidates => {
    const lot = dailyLot(options.seed, at);
    const nowMs = at.getTime();
    const { rows, scores } = index.match(query);
    const totals = scores.map((lexical, i) => scored(rows[i] ?? 0, lexical, nowMs) + lot(rows[i] ?? 0));
    const places = bestRows(Int32Array.from(rows.keys()), totals, CANDIDATES);
    const total = totals.reduce((count, score) => (score > -Infinity ? count + 1 : count), 0);
    return { total, rows: places.map((i) => rows[i] ?? 0), lexical: places.map((i) => scores[i] ?? 0) };
  };
  const browsed = (leaf: string, at: Date): readonly number[] => {
    const lot = dailyLot(options.seed, at);
    const nowMs = at.getTime();
    const pool = leaf === '' ? options.table.items : (options.table.byLeaf.get(leaf) ?? []);
    const scores = Float64Array.from(pool, ({ row }) => scored(row, 0, nowMs) + 2 * lot(row));
    const rows = pool.map((item) => item.row);
    return bestRows(rows, scores, leaf === '' ? 120 : 40);
  };
  return {
    search(query, at, rng) {
      const { total, rows, lexical } = daily(at, `search ${query}`, () => searched(query, at));
      const logits = rows.map((row, i) => 6 * (lexical[i] ?? 0) + 0.5 * liking(row));
      return { policy: SEARCH_POLICY, resultCount: total, shown: rowsOf(rows, drawSlate(logits, SLATE_SIZE, rng)) };
    },
    browse(recentLeaves, at, rng) {
      const pool = (leaf: string): readonly number[] =>
        daily(at, `browse ${leaf}`, () => ({ total: 0, rows: browsed(leaf, at), lexical: [] })).rows;
      const near = new Set(recentLeaves.flatMap(pool));
      const rows = [...new Set([...near, ...pool('')])].slice(0, CANDIDATES);
      const logits = rows.map((row) => 0.6 * liking(row) + (near.has(row) ? 1.2 : 0));
      return {
        policy: BROWSE_POLICY,
        resultCount: rows.length,
        shown: rowsOf(rows, drawSlate(logits, SLATE_SIZE, rng)),
      };
    },
    notice(row, weight) {
      popularity[row] = Math.max(0, (popularity[row] ?? 0) + weight);
    },
  };
}

interface Candidates {
  readonly total: number;
  readonly rows: readonly number[];
  /** Aligned with `rows`. */
  readonly lexical: readonly number[];
}

function rowsOf(rows: readonly number[], drawn: readonly Drawn[]): Drawn[] {
  return drawn.map(({ index, propensity }) => ({ index: rows[index] ?? 0, propensity }));
}

/** Each row's lot of the day, uniform in [0, 1). */
function dailyLot(seed: number, at: Date): (row: number) => number {
  const offset = createRng(`lot ${seed} ${dayOf(at)}`).below(2 ** 31);
  return (row) => {
    const mixed = Math.imul(Math.imul(row + 1, 0x9e3779b1) ^ offset, 0x85ebca6b);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
  };
}

function dayOf(at: Date): number {
  return Math.floor(at.getTime() / MS_PER_DAY);
}

/** Remembers results for one day; the next day's first call forgets them. */
function rememberedByDay<T>(): (at: Date, key: string, make: () => T) => T {
  let day = NaN;
  let known = new Map<string, T>();
  return (at, key, make) => {
    if (dayOf(at) !== day) {
      day = dayOf(at);
      known = new Map();
    }
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make();
    known.set(key, made);
    return made;
  };
}
