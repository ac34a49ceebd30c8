import type { ItemId, UserId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import { problem } from '@fusionrank/domain/problem';
import type { World } from './draw-intent.ts';
import { itemsMeeting, type Intent } from './intent.ts';
import type { Shopper, Span } from './shopper.ts';
import { synonymsOf } from './synonyms.ts';
import { createTasteSpace } from './taste-space.ts';
import { readTraits, type ItemTraits } from './traits.ts';
import { utilityOf } from './utility.ts';
import { stem } from './words.ts';

/** 0: not what was asked for; 1, 2, 3: of what was, the lower 70 %, the next 20 %, the best 10 % for this shopper. */
export type Grade = 0 | 1 | 2 | 3;

/** What is true of the simulated shoppers and their queries. Only the simulation and evaluation may read it. */
export interface Truth {
  readonly world: World;
  readonly shoppers: readonly Shopper[];
  /** Throws NOT_FOUND for a user who is no simulated shopper. */
  shopper(userId: UserId): Shopper;
  /** What the shopper thinks of the item at `at` (see `utilityOf`), whatever is asked for. Throws NOT_FOUND for unknown ids. */
  utility(userId: UserId, itemId: ItemId, at: Date): number;
  /** Mean utility over a hundred regular shoppers at `at`: the best order that knows nobody. Aligned with `items`. */
  averageUtility(items: readonly ItemId[], at: Date): readonly number[];
  grade(question: { readonly userId: UserId; readonly intent: Intent; readonly at: Date }, itemId: ItemId): Grade;
  /** Every item that meets the intent with its grade, 1 to 3; all others are 0. */
  grades(userId: UserId, intent: Intent, at: Date): ReadonlyMap<ItemId, Grade>;
  /** The intent behind a bare category name or synonym, such as `running shoes`; undefined for any other text. */
  intentOf(text: string): Intent | undefined;
}

export interface TruthFacts extends Span {
  readonly seed: number;
  readonly shoppers: readonly Shopper[];
}

/** `catalogue` is the whole catalogue: grades are quantiles over what meets an intent in it. */
export function createTruth(facts: TruthFacts, catalogue: readonly CatalogItem[]): Truth {
  const items = catalogue.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const world: World = {
    items,
    table: readTraits(items, facts.seed),
    space: createTasteSpace(facts.seed),
    span: { from: facts.from, until: facts.until },
  };
  const shoppers = new Map(facts.shoppers.map((shopper) => [shopper.id, shopper]));
  const shopperOf = (userId: UserId): Shopper => found(shoppers.get(userId), `simulated shopper ${userId}`);
  const traitsOf = (itemId: ItemId): ItemTraits => found(world.table.byId.get(itemId), `item ${itemId}`);
  const grades: Truth['grades'] = (userId, intent, at) => {
    const utility = utilityOf(shopperOf(userId), world, at);
    return gradedByQuantile(itemsMeeting(world.table, intent), utility);
  };
  return {
    world,
    shoppers: facts.shoppers,
    shopper: shopperOf,
    utility: (userId, itemId, at) => utilityOf(shopperOf(userId), world, at)(traitsOf(itemId)),
    averageUtility: (ids, at) => averageUtility(ids.map(traitsOf), { shoppers: facts.shoppers, world, at }),
    grade: ({ userId, intent, at }, itemId) => grades(userId, intent, at).get(itemId) ?? 0,
    grades,
    intentOf: (text) => headIntent(text, [...world.table.byLeaf.keys()]),
  };
}

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw problem('NOT_FOUND', `expected ${name} to be part of the simulation`);
  return value;
}

const BEST_SHARE = 0.1;
const GOOD_SHARE = 0.3;

/** Ties fall to the earlier row. At least one item is graded 3 when any item is there. */
export function gradedByQuantile(
  matches: readonly ItemTraits[],
  utility: (item: ItemTraits) => number,
): ReadonlyMap<ItemId, Grade> {
  const scored = matches
    .map((item) => ({ item, value: utility(item) }))
    .sort((a, b) => b.value - a.value || a.item.row - b.item.row);
  const best = Math.ceil(scored.length * BEST_SHARE);
  const good = Math.ceil(scored.length * GOOD_SHARE);
  return new Map(scored.map(({ item }, rank): [ItemId, Grade] => [item.id, rank < best ? 3 : rank < good ? 2 : 1]));
}

interface Crowd {
  readonly shoppers: readonly Shopper[];
  readonly world: World;
  readonly at: Date;
}

/** Enough regular shoppers for a steady mean. */
const CROWD = 100;

function averageUtility(items: readonly ItemTraits[], { shoppers, world, at }: Crowd): readonly number[] {
  const regular = shoppers.filter((shopper) => shopper.presence === 'regular').slice(0, CROWD);
  const sums = new Float64Array(items.length);
  for (const shopper of regular) {
    const utility = utilityOf(shopper, world, at);
    for (const [i, item] of items.entries()) sums[i] = (sums[i] ?? 0) + utility(item);
  }
  return Array.from(sums, (sum) => sum / Math.max(1, regular.length));
}

function headIntent(text: string, leaves: readonly string[]): Intent | undefined {
  const asked = normalised(text);
  const leaf =
    leaves.find((name) => normalised(name) === asked) ??
    leaves.find((name) => synonymsOf(name).some((synonym) => normalised(synonym) === asked));
  return leaf === undefined ? undefined : { leaf };
}

function normalised(text: string): string {
  return stem(text.trim().toLowerCase().replaceAll(/\s+/gu, ' '));
}
