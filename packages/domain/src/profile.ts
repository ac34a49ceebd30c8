import type { InteractionKind } from './event.ts';
import type { ItemId, UserId } from './id.ts';

/** One entry of a user's history as ranking reads it. */
export interface HistoryEntry {
  readonly itemId: ItemId;
  readonly kind: InteractionKind;
  readonly value: number;
  readonly query?: string;
  readonly occurredAt: Date;
}

/** Longest history that ranking attends over; older entries still count in affinities. */
export const HISTORY_LENGTH = 50;

export const AFFINITY_KINDS = ['brand', 'category', 'colour', 'priceBand'] as const;
export type AffinityKind = (typeof AFFINITY_KINDS)[number];

export interface Affinity {
  readonly kind: AffinityKind;
  readonly key: string;
  /** Share of the user's decayed interaction weight of this kind, in (0, 1]. */
  readonly weight: number;
  /** How many interactions stand behind it. */
  readonly evidence: number;
}

export interface Consent {
  readonly personalization: boolean;
  readonly analytics: boolean;
  /** Grows with every change; 0 where nobody ever said. */
  readonly version: number;
  readonly updatedAt: Date;
}

/** Everything ranking knows of one user at one instant; nothing in it happened or was learned later than `asOf`. */
export interface UserProfile {
  readonly userId: UserId;
  readonly asOf: Date;
  /** Newest first, at most HISTORY_LENGTH. */
  readonly history: readonly HistoryEntry[];
  /** Heaviest first, every kind together. */
  readonly affinities: readonly Affinity[];
  /** Weighted mean and standard deviation of ln(price) over what the user interacted with; absent without priced interactions. */
  readonly logPrice?: { readonly mean: number; readonly deviation: number };
  /** All interactions ever, also those past the history's length. */
  readonly interactionCount: number;
  readonly consent: Consent;
}

/** How much one interaction says about taste; a return takes back what its purchase said. */
export const INTERACTION_WEIGHT: Readonly<Record<InteractionKind, number>> = {
  click: 1,
  dwell: 0.5,
  cart: 3,
  purchase: 5,
  rating: 2,
  return: -4,
};
