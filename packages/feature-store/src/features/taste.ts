import type { ItemId } from '@fusionrank/domain/id';
import { priceBand } from '@fusionrank/domain/item';
import { AFFINITY_KINDS, HISTORY_LENGTH, INTERACTION_WEIGHT } from '@fusionrank/domain/profile';
import type { Affinity, AffinityKind, HistoryEntry, UserProfile } from '@fusionrank/domain/profile';
import { decay } from './decay.ts';
import type { ItemFacts, ItemFactsLookup } from './item-facts.ts';
import type { KnownInteraction } from './known-interactions.ts';

/** After this long an interaction says half as much about its user's taste. */
const TASTE_HALF_LIFE_DAYS = 30;

/** The part of a profile that follows from the user's interactions and the catalogue alone. */
export type Taste = Pick<UserProfile, 'history' | 'affinities' | 'logPrice'>;

export const NO_TASTE: Taste = { history: [], affinities: [] };

/**
 * Reads a taste from interactions, newest first and at most PROFILE_EVIDENCE.
 *
 * Weights decay from the newest interaction on. Everything here is a share or a weighted mean, in which the common factor
 * from there to the instant of reading cancels: a taste changes when an interaction becomes known, never by waiting.
 */
export function tasteOf(newest: readonly KnownInteraction[], factsOf: ItemFactsLookup): Taste {
  const items = weighItems(newest).flatMap(({ itemId, ...weighed }) => {
    const facts = factsOf(itemId);
    return facts === undefined ? [] : [{ ...weighed, facts }];
  });
  const logPrice = logPriceOf(items);
  return {
    history: newest.slice(0, HISTORY_LENGTH).map(historyEntry),
    affinities: AFFINITY_KINDS.flatMap((kind) => affinitiesOf(kind, items)).sort(heaviestFirst),
    ...(logPrice === undefined ? {} : { logPrice }),
  };
}

interface WeighedItem {
  readonly facts: ItemFacts;
  /** Decayed and net of returns, > 0. */
  readonly weight: number;
  /** Interactions behind the weight. */
  readonly evidence: number;
}

/** Net decayed weight per item. An item that came back, or that only its return is known of, says nothing. */
function weighItems(newest: readonly KnownInteraction[]): { itemId: ItemId; weight: number; evidence: number }[] {
  const now = newest[0]?.occurredAt.getTime() ?? 0;
  const items = new Map<ItemId, { itemId: ItemId; weight: number; evidence: number }>();
  for (const { itemId, kind, occurredAt } of newest) {
    const weight = INTERACTION_WEIGHT[kind] * decay(now - occurredAt.getTime(), TASTE_HALF_LIFE_DAYS);
    const item = items.get(itemId);
    if (item === undefined) {
      items.set(itemId, { itemId, weight, evidence: 1 });
    } else {
      item.weight += weight;
      item.evidence += 1;
    }
  }
  return [...items.values()].filter(({ weight }) => weight > 0);
}

/** Shares of one kind's total weight; an item of several colours gives each an equal part. */
function affinitiesOf(kind: AffinityKind, items: readonly WeighedItem[]): Affinity[] {
  const sums = new Map<string, { weight: number; evidence: number }>();
  let total = 0;
  for (const { facts, weight, evidence } of items) {
    const keys = keysOf(kind, facts);
    if (keys.length > 0) total += weight;
    for (const key of keys) {
      const sum = sums.get(key);
      sums.set(key, {
        weight: (sum?.weight ?? 0) + weight / keys.length,
        evidence: (sum?.evidence ?? 0) + evidence,
      });
    }
  }
  return [...sums]
    .map(([key, { weight, evidence }]) => ({ kind, key, weight: Math.min(1, weight / total), evidence }))
    .filter(({ weight }) => weight > 0);
}

function keysOf(kind: AffinityKind, facts: ItemFacts): readonly string[] {
  switch (kind) {
    case 'brand':
      return facts.brand === undefined ? [] : [facts.brand];
    case 'category':
      return facts.category === undefined ? [] : [facts.category];
    case 'colour':
      return facts.colours;
    case 'priceBand':
      return facts.price === undefined ? [] : [priceBand(facts.price)];
  }
}

function heaviestFirst(a: Affinity, b: Affinity): number {
  return (
    b.weight - a.weight ||
    AFFINITY_KINDS.indexOf(a.kind) - AFFINITY_KINDS.indexOf(b.kind) ||
    (a.key < b.key ? -1 : Number(a.key > b.key))
  );
}

/** Weighted mean and standard deviation of ln(price); items given away free have no logarithm and are left out. */
function logPriceOf(items: readonly WeighedItem[]): { mean: number; deviation: number } | undefined {
  const priced = items.flatMap(({ facts, weight }) =>
    facts.price !== undefined && facts.price > 0 ? [{ logPrice: Math.log(facts.price), weight }] : [],
  );
  const total = priced.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return undefined;
  const mean = priced.reduce((sum, { logPrice, weight }) => sum + logPrice * weight, 0) / total;
  const variance = priced.reduce((sum, { logPrice, weight }) => sum + weight * (logPrice - mean) ** 2, 0) / total;
  return { mean, deviation: Math.sqrt(variance) };
}

function historyEntry({ itemId, kind, value, query, occurredAt }: KnownInteraction): HistoryEntry {
  return { itemId, kind, value, ...(query === undefined ? {} : { query }), occurredAt };
}
