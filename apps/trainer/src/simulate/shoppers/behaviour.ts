import { MS_PER_DAY } from '@fusionrank/domain/clock';
import type { InteractionKind } from '@fusionrank/domain/event';
import type { Rng } from '@fusionrank/domain/rng';

/** What a shopper did with one shown item, and how long after the slate was shown. */
export interface Deed {
  readonly position: number;
  readonly kind: InteractionKind;
  readonly value: number;
  readonly afterMs: number;
}

/** How an item stands to what the shopper is after. */
export type Match = 'asked for' | 'near' | 'other' | 'browsed';

/** What the shopper sees at one position. */
export interface Sight {
  readonly match: Match;
  /** The shopper's utility of the item; about normal, deviation 1.3. */
  readonly utility: number;
}

/** P(the shopper looks at the position), in (0, 1]: 1 at the top slot, 0.15 at the 24th. */
export function examinationAt(position: number): number {
  return 1 / (1 + 0.25 * position);
}

const CLICK_BIAS: Readonly<Record<Match, number>> = { 'asked for': -1.9, near: -3.2, other: -5.5, browsed: -2.9 };

/** P(click | looked at): σ(1.4 U + bias of the match). */
export function clickProbability(sight: Sight): number {
  return sigmoid(1.4 * sight.utility + CLICK_BIAS[sight.match]);
}

/** Walks a slate from the top; every deed comes after the deed it follows from. */
export function behave(slate: readonly Sight[], rng: Rng): Deed[] {
  const deeds: Deed[] = [];
  let clockMs = 1_500;
  for (const [position, sight] of slate.entries()) {
    const looks = rng.next() < examinationAt(position);
    if (!looks || rng.next() >= clickProbability(sight)) continue;
    const visit = visitProduct({ position, sight, clockMs }, rng);
    deeds.push(...visit.deeds);
    clockMs = visit.clockMs;
  }
  return deeds;
}

interface Click {
  readonly position: number;
  readonly sight: Sight;
  readonly clockMs: number;
}

/** Click, dwell, then perhaps cart and purchase. `clockMs` is when the shopper is back at the slate. */
function visitProduct(
  { position, sight, clockMs }: Click,
  rng: Rng,
): { readonly deeds: Deed[]; readonly clockMs: number } {
  const clicked = clockMs + 700 + Math.floor(rng.next() * 2_500);
  const dwellMs = Math.min(180_000, Math.round(Math.exp(9.2 + 0.35 * sight.utility + 0.5 * rng.normal())));
  const left = clicked + dwellMs;
  const deeds: Deed[] = [
    { position, kind: 'click', value: 1, afterMs: clicked },
    { position, kind: 'dwell', value: dwellMs, afterMs: left },
  ];
  if (rng.next() >= sigmoid(1.1 * sight.utility - 3.2)) return { deeds, clockMs: left };
  deeds.push({ position, kind: 'cart', value: 1, afterMs: left + 500 });
  if (rng.next() < 0.45) deeds.push(...purchase({ position, sight, clockMs: left + 500 }, rng));
  return { deeds, clockMs: left + 1_500 };
}

/** A purchase within minutes; a rating in a third of cases, and a return the likelier the worse the thing was liked. */
function purchase({ position, sight, clockMs }: Click, rng: Rng): Deed[] {
  const bought = clockMs + 30_000 + Math.floor(rng.next() * 240_000);
  const deeds: Deed[] = [{ position, kind: 'purchase', value: rng.next() < 0.07 ? 2 : 1, afterMs: bought }];
  const arrived = bought + (2 + 3 * rng.next()) * MS_PER_DAY;
  if (rng.next() < 0.35) {
    const stars = Math.round(Math.min(5, Math.max(1, 3.2 + 0.7 * sight.utility + 0.6 * rng.normal())));
    deeds.push({ position, kind: 'rating', value: stars, afterMs: Math.round(arrived + rng.next() * 6 * MS_PER_DAY) });
  }
  if (rng.next() < sigmoid(-1.2 * sight.utility)) {
    deeds.push({
      position,
      kind: 'return',
      value: 1,
      afterMs: Math.round(arrived + (1 + rng.next() * 8) * MS_PER_DAY),
    });
  }
  return deeds;
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
