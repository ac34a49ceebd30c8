import type { EventId, ItemId, PolicyVersion, SessionId, SlateId, UserId } from './id.ts';
import type { Degradation, QueryPicture } from './search.ts';

export const INTERACTION_KINDS = ['click', 'cart', 'purchase', 'rating', 'return', 'dwell'] as const;
export type InteractionKind = (typeof INTERACTION_KINDS)[number];

interface Logged {
  /** The client's id: the same (user, event id) is stored once. */
  readonly eventId: EventId;
  readonly userId: UserId;
  readonly sessionId: SessionId;
  /** When we learned of it. A training row may use only what was ingested before its own event. */
  readonly ingestedAt: Date;
  readonly simulated: boolean;
}

/** One request for a ranking, and what it was answered with. */
export interface SearchEvent extends Logged {
  readonly slateId: SlateId;
  /** Empty for a recommendation. */
  readonly query: string;
  /** By what kind of picture it was asked; absent: by none. The picture itself is not kept. */
  readonly photograph?: QueryPicture['kind'];
  readonly policy: PolicyVersion;
  readonly resultCount: number;
  /** What the ranking took; absent where it is not known, as in imported logs. */
  readonly latencyMs?: number;
  /** What the ranking had to do without; absent where it is not known. */
  readonly degraded?: readonly Degradation[];
  readonly shownAt: Date;
}

/** One item shown to one user at one position of a slate. Append-only: never edited. */
export interface Impression extends Logged {
  readonly slateId: SlateId;
  readonly itemId: ItemId;
  /** 0 is the top slot. */
  readonly position: number;
  readonly policy: PolicyVersion;
  /** P(this item at this position | logging policy), in (0, 1]. Off-policy estimates divide by it. */
  readonly propensity: number;
  /** When the user saw it. */
  readonly shownAt: Date;
}

/** What a user did with an item; refers to an impression where there was one. */
export interface Interaction extends Logged {
  readonly itemId: ItemId;
  readonly kind: InteractionKind;
  /** rating: 1..5 stars; dwell: milliseconds; cart and purchase: quantity; otherwise 1. */
  readonly value: number;
  readonly slateId?: SlateId;
  readonly position?: number;
  /** The query that led here, when there was one. */
  readonly query?: string;
  readonly occurredAt: Date;
}

export type ShopEvent =
  | ({ readonly type: 'search' } & SearchEvent)
  | ({ readonly type: 'impression' } & Impression)
  | ({ readonly type: 'interaction' } & Interaction);
