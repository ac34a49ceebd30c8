import type { Impression, Interaction, SearchEvent, ShopEvent } from '@fusionrank/domain/event';
import {
  parseEventId,
  parseItemId,
  parsePolicyVersion,
  parseSessionId,
  parseSlateId,
  parseUserId,
} from '@fusionrank/domain/id';

type Built<Event, Plain extends string, Branded extends keyof Event> = Partial<
  Omit<Event, Branded> & Record<Plain & Branded, string>
>;

const NOON = new Date('2026-03-01T12:00:00.000Z');

const parsers = {
  eventId: parseEventId,
  userId: parseUserId,
  sessionId: parseSessionId,
  itemId: parseItemId,
  slateId: parseSlateId,
  policy: parsePolicyVersion,
};
type IdField = keyof typeof parsers;

/** Builders take plain strings for ids, and the event's own instant for `ingestedAt` where none is given. */
export type Fields<Event> = Built<Event, IdField, IdField & keyof Event>;

export function anInteraction(fields: Fields<Interaction> = {}): Interaction {
  const { eventId = 'e1', userId = 'u1', sessionId = 's1', itemId = 'i1', slateId, ...rest } = fields;
  const occurredAt = rest.occurredAt ?? NOON;
  return {
    kind: 'click',
    value: 1,
    simulated: false,
    ingestedAt: occurredAt,
    ...rest,
    occurredAt,
    eventId: parsers.eventId(eventId),
    userId: parsers.userId(userId),
    sessionId: parsers.sessionId(sessionId),
    itemId: parsers.itemId(itemId),
    ...(slateId === undefined ? {} : { slateId: parsers.slateId(slateId) }),
  };
}

function aSearch(fields: Fields<SearchEvent> = {}): SearchEvent {
  const { eventId = 'e1', userId = 'u1', sessionId = 's1', slateId = 'slate1', policy = 'lexical', ...rest } = fields;
  const shownAt = rest.shownAt ?? NOON;
  return {
    query: 'running shoes',
    resultCount: 24,
    simulated: false,
    ingestedAt: shownAt,
    ...rest,
    shownAt,
    eventId: parsers.eventId(eventId),
    userId: parsers.userId(userId),
    sessionId: parsers.sessionId(sessionId),
    slateId: parsers.slateId(slateId),
    policy: parsers.policy(policy),
  };
}

function anImpression(fields: Fields<Impression> = {}): Impression {
  const { eventId = 'e1', userId = 'u1', sessionId = 's1', itemId = 'i1', slateId = 'slate1', ...rest } = fields;
  const { policy = 'lexical', ...others } = rest;
  const shownAt = others.shownAt ?? NOON;
  return {
    position: 0,
    propensity: 1,
    simulated: false,
    ingestedAt: shownAt,
    ...others,
    shownAt,
    eventId: parsers.eventId(eventId),
    userId: parsers.userId(userId),
    sessionId: parsers.sessionId(sessionId),
    itemId: parsers.itemId(itemId),
    slateId: parsers.slateId(slateId),
    policy: parsers.policy(policy),
  };
}

export const interactionEvent = (fields?: Fields<Interaction>): ShopEvent => ({
  type: 'interaction',
  ...anInteraction(fields),
});
export const searchEvent = (fields?: Fields<SearchEvent>): ShopEvent => ({ type: 'search', ...aSearch(fields) });
export const impressionEvent = (fields?: Fields<Impression>): ShopEvent => ({
  type: 'impression',
  ...anImpression(fields),
});
