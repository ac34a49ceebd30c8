import { createHash } from 'node:crypto';
import { MAX_ID_LENGTH, parseEventId, parseSessionId, parseSlateId } from '@fusionrank/domain/id';
import type { EventId, SessionId, SlateId, UserId } from '@fusionrank/domain/id';

/**
 * An id from what an event says: the same row gets the same id, so importing a file again adds nothing. Two rows that
 * agree in everything, to the millisecond, are one event.
 */
export function deriveEventId(content: readonly (string | number | undefined)[]): EventId {
  return parseEventId(`row-${digest(content)}`);
}

/** All of a user's events of one day (UTC), for logs without sessions. */
export function deriveSessionId(user: UserId, at: Date): SessionId {
  const id = `${user}@${at.toISOString().slice(0, 10)}`;
  return parseSessionId(id.length <= MAX_ID_LENGTH ? id : `day-${digest([id])}`);
}

/** What a user was shown for one query at one instant is one slate, for logs that don't name slates. */
export function deriveSlateId(user: UserId, query: string, at: Date): SlateId {
  return parseSlateId(`slate-${digest([user, query, at.getTime()])}`);
}

function digest(content: readonly (string | number | undefined)[]): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32);
}
