import type { EventPayloadInput } from '../documents.generated.ts';

/** What the shopper did: a click, a cart, a purchase, … */
export type EventPayload = EventPayloadInput;

/** An event on its way; sent as often as it takes, stored once for its id. */
export interface QueuedEvent {
  readonly sessionId: string;
  readonly event: {
    readonly eventId: string;
    /** ISO 8601, by this machine's clock. */
    readonly occurredAt: string;
    readonly payload: EventPayload;
  };
}

/** Events of one session, as `POST /events` takes them. */
export interface EventBatch {
  readonly sessionId: string;
  readonly events: readonly QueuedEvent['event'][];
}
