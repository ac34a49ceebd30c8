import { INTERACTION_KINDS } from '@fusionrank/domain/event';
import type { Interaction, InteractionKind } from '@fusionrank/domain/event';
import type { EventId, ItemId, SessionId, SlateId, UserId } from '@fusionrank/domain/id';
import { problem } from '@fusionrank/domain/problem';
import type { KnownInteraction } from '../features/known-interactions.ts';

/** A row of InteractionEvent as pg gives it. The ids were parsed when they were written. */
export interface InteractionRow {
  readonly userId: UserId;
  readonly eventId: EventId;
  readonly sessionId: SessionId;
  readonly itemId: ItemId;
  readonly kind: string;
  readonly value: number;
  readonly slateId: SlateId | null;
  readonly position: number | null;
  readonly query: string | null;
  readonly simulated: boolean;
  readonly occurredAt: Date;
  readonly ingestedAt: Date;
}

export function toInteraction(row: InteractionRow): Interaction {
  const { slateId, position, query, kind, ...rest } = row;
  return {
    ...rest,
    kind: interactionKind(kind),
    ...(slateId === null ? {} : { slateId }),
    ...(position === null ? {} : { position }),
    ...(query === null ? {} : { query }),
  };
}

/** Throws CONFLICT for a kind that a newer version has written and this one does not know. */
export function interactionKind(stored: string): InteractionKind {
  const kind = INTERACTION_KINDS.find((known) => known === stored);
  if (kind === undefined) {
    throw problem('CONFLICT', `Interaction in the log: expected one of ${INTERACTION_KINDS.join(', ')}, got ${stored}`);
  }
  return kind;
}

/** What a profile keeps of a row. */
export function toKnownInteraction(
  row: Pick<InteractionRow, 'eventId' | 'itemId' | 'kind' | 'value' | 'query' | 'occurredAt'>,
): KnownInteraction {
  const { eventId, itemId, value, query, occurredAt } = row;
  return { eventId, itemId, kind: interactionKind(row.kind), value, ...(query === null ? {} : { query }), occurredAt };
}
