import type { ItemTraits } from './traits.ts';
import { turnedBy, type Shopper, type Span } from './shopper.ts';
import { TASTE_DIMENSION, type TasteKind, type TasteSpace } from './taste-space.ts';

/** Weights of the utility's terms; over a catalogue, one shopper's utility has a deviation of about 1.3. */
export const UTILITY_WEIGHTS = {
  brand: 0.8,
  colour: 0.65,
  feature: 0.5,
  word: 0.35,
  price: 0.45,
  audience: 1.2,
  appeal: 0.35,
} as const;

/** What one shopper thinks of any item at one instant. */
export type UtilityAt = (item: ItemTraits) => number;

/**
 * The utility of item i for shopper u at t:
 *
 *     U = 0.8 z_b·e_brand + 0.65 z_c·e_colour + 0.5 Σ z_f·e_feature / √F + 0.35 Σ z_w·e_word / √W
 *       + 0.45 (1 − (level_i − level_u)² / 2), at least −1.5 · 0.45
 *       − 1.2 when i is made for another audience
 *       + 0.35 appeal_i
 *
 * with z(t) = cos φ(t) z_now + sin φ(t) z_next, where φ is the shopper's drift, and e the vectors of the taste space. A
 * term whose value the shop does not say is 0. Clicks, carts, purchases, ratings and graded relevance all follow it.
 */
export function utilityOf(
  shopper: Shopper,
  world: { readonly space: TasteSpace; readonly span: Span },
  at: Date,
): UtilityAt {
  const phi = turnedBy(shopper, world.span, at);
  const affinity = affinities(shopper, phi, world.space);
  return (item) => {
    let sum = UTILITY_WEIGHTS.appeal * item.appeal + UTILITY_WEIGHTS.brand * affinity('brand', item.brand);
    if (item.colour !== undefined) sum += UTILITY_WEIGHTS.colour * affinity('colour', item.colour);
    sum += UTILITY_WEIGHTS.feature * pooled(item.features, (value) => affinity('feature', value));
    sum += UTILITY_WEIGHTS.word * pooled(item.titleWords, (value) => affinity('word', value));
    if (item.priceLevel !== undefined)
      sum += UTILITY_WEIGHTS.price * Math.max(-1.5, 1 - (item.priceLevel - shopper.priceLevel) ** 2 / 2);
    if (isForOthers(item, shopper)) sum -= UTILITY_WEIGHTS.audience;
    return sum;
  };
}

/** How much a shopper shops in a category: standard normal over categories. */
export function leafInterest(
  shopper: Shopper,
  world: { readonly space: TasteSpace; readonly span: Span },
  at: Date,
): (leaf: string) => number {
  const affinity = affinities(shopper, turnedBy(shopper, world.span, at), world.space);
  return (leaf) => affinity('leaf', leaf);
}

export function isForOthers(item: ItemTraits, shopper: Shopper): boolean {
  return item.audience !== undefined && shopper.audience !== 'any' && item.audience !== shopper.audience;
}

/** Taste · value, remembered per value: one instance serves one shopper at one instant. */
function affinities(shopper: Shopper, phi: number, space: TasteSpace): (kind: TasteKind, value: string) => number {
  const cos = Math.cos(phi);
  const sin = Math.sin(phi);
  const known: Readonly<Record<TasteKind, Map<string, number>>> = {
    brand: new Map(),
    colour: new Map(),
    feature: new Map(),
    word: new Map(),
    leaf: new Map(),
  };
  return (kind, value) => {
    const found = known[kind].get(value);
    if (found !== undefined) return found;
    const { now, next } = shopper.tastes[kind];
    const vector = space.vectorOf(kind, value);
    let dot = 0;
    for (let d = 0; d < TASTE_DIMENSION; d++) dot += (cos * (now[d] ?? 0) + sin * (next[d] ?? 0)) * (vector[d] ?? 0);
    known[kind].set(value, dot);
    return dot;
  };
}

function pooled(values: readonly string[], affinityOf: (value: string) => number): number {
  if (values.length === 0) return 0;
  let sum = 0;
  for (const value of values) sum += affinityOf(value);
  return sum / Math.sqrt(values.length);
}
