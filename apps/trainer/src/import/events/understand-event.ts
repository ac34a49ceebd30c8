import { z } from 'zod';
import type { ShopEvent } from '@fusionrank/domain/event';
import {
  MAX_ID_LENGTH,
  parseEventId,
  parseItemId,
  parsePolicyVersion,
  parseSessionId,
  parseSlateId,
  parseUserId,
} from '@fusionrank/domain/id';
import { MS_PER_DAY } from '@fusionrank/domain/clock';
import type { Clock } from '@fusionrank/domain/clock';
import { booleanOf, checked, faultOf, firstFault, idOf, numberOf, wholeNumber, paragraph } from '../checked-field.ts';
import { createFieldPlanner } from '../field-plan.ts';
import type { FieldMap, PlannedRow } from '../field-plan.ts';
import type { Understood } from '../import-rows.ts';
import { INSTANT_EXPECTED, parseInstant } from '../instant.ts';
import type { SourceRow } from '../source/row.ts';
import { deriveEventId, deriveSessionId, deriveSlateId } from './derived-ids.ts';
import { EVENT_FIELD_NAMES } from './event-fields.ts';
import type { EventField } from './event-fields.ts';
import { EVENT_KIND_EXPECTED, readEventKind } from './event-kind.ts';
import type { EventKind } from './event-kind.ts';

const MAX_QUERY_LENGTH = 2_000;
const IMPORTED_POLICY = parsePolicyVersion('imported');

const id = <T>(name: string, parse: (value: unknown) => T) =>
  checked(`${name} of 1 to ${MAX_ID_LENGTH} printable characters`, idOf(parse));

const scalars = z.object({
  user: id('a user id', parseUserId),
  at: checked(INSTANT_EXPECTED, parseInstant),
  item: id('an item id', parseItemId).optional(),
  eventId: id('an event id', parseEventId).optional(),
  session: id('a session id', parseSessionId).optional(),
  slate: id('a slate id', parseSlateId).optional(),
  policy: id('a policy', parsePolicyVersion).default(IMPORTED_POLICY),
  ingestedAt: checked(INSTANT_EXPECTED, parseInstant).optional(),
  position: checked('a position from 0 (the top) to 1,000,000', wholeNumber(0, 1_000_000)).optional(),
  propensity: checked('a propensity in (0, 1]', propensityOf).default(1),
  resultCount: checked('a number of results', wholeNumber(0, 2_147_483_647)).default(0),
  query: checked(`a query of at most ${MAX_QUERY_LENGTH} characters`, (v) => paragraph(v, MAX_QUERY_LENGTH)).optional(),
  value: checked('a number', numberOf).optional(),
  rating: checked('a number of stars from 1 to 5', starsOf).optional(),
  quantity: checked('a quantity from 1 to 1,000,000', wholeNumber(1, 1_000_000)).optional(),
  dwellMs: checked('milliseconds from 0 to a day', dwellOf).optional(),
  simulated: checked('true or false', booleanOf).default(false),
});
type Scalars = z.output<typeof scalars>;

/**
 * Turns rows into events. What happened is taken as known from when it happened (`ingestedAt`), unless the row says
 * otherwise: a log that was kept at the time must be usable for training point-in-time.
 */
export function createEventUnderstanding(
  map: FieldMap<EventField>,
  clock: Clock,
): (row: SourceRow) => Understood<ShopEvent> {
  const plan = createFieldPlanner(EVENT_FIELD_NAMES, map);
  return (source) => {
    const row = plan(source.fields);
    const kind = readEventKind(row.values);
    if (kind === undefined) return faultOf(row, row.values.type === undefined ? 'kind' : 'type', EVENT_KIND_EXPECTED);
    const parsed = scalars.safeParse(row.values);
    if (!parsed.success) return firstFault(row, parsed.error);
    const { at, ingestedAt } = parsed.data;
    if (at.getTime() > clock().getTime() + MS_PER_DAY)
      return faultOf(row, 'at', 'an instant that is not in the future');
    if (ingestedAt !== undefined && ingestedAt < at) {
      return faultOf(row, 'ingestedAt', 'an instant not before the event itself');
    }
    return eventOf(kind, row, parsed.data);
  };
}

function eventOf(kind: EventKind, row: PlannedRow<EventField>, data: Scalars): Understood<ShopEvent> {
  switch (kind) {
    case 'search':
      return { ok: true, value: searchOf(data) };
    case 'impression':
      return impressionOf(row, data);
    case 'click':
    case 'cart':
    case 'purchase':
    case 'rating':
    case 'return':
    case 'dwell':
      return interactionOf(kind, row, data);
  }
}

function loggedOf({ user, session, at, ingestedAt, simulated }: Scalars) {
  return {
    userId: user,
    sessionId: session ?? deriveSessionId(user, at),
    ingestedAt: ingestedAt ?? at,
    simulated,
  };
}

function searchOf(data: Scalars): ShopEvent {
  const { user, at, query = '', policy, resultCount } = data;
  const slateId = data.slate ?? deriveSlateId(user, query, at);
  return {
    type: 'search',
    ...loggedOf(data),
    eventId: data.eventId ?? deriveEventId(['search', user, slateId, query, at.getTime()]),
    slateId,
    query,
    policy,
    resultCount,
    shownAt: at,
  };
}

function impressionOf(row: PlannedRow<EventField>, data: Scalars): Understood<ShopEvent> {
  const { user, item, at, position, policy, propensity } = data;
  if (item === undefined) return faultOf(row, 'item', 'the item that was shown');
  if (position === undefined) return faultOf(row, 'position', 'the position that the item was shown at, from 0');
  const slateId = data.slate ?? deriveSlateId(user, data.query ?? '', at);
  const eventId = data.eventId ?? deriveEventId(['impression', user, slateId, item, position, at.getTime()]);
  return {
    ok: true,
    value: {
      type: 'impression',
      ...loggedOf(data),
      eventId,
      slateId,
      itemId: item,
      position,
      policy,
      propensity,
      shownAt: at,
    },
  };
}

type Interacted = Exclude<EventKind, 'search' | 'impression'>;

function interactionOf(kind: Interacted, row: PlannedRow<EventField>, data: Scalars): Understood<ShopEvent> {
  const { user, item, at, slate, position, query } = data;
  if (item === undefined) return faultOf(row, 'item', `the item of the ${kind}`);
  const value = valueOf(kind, data);
  if (value === undefined) return faultOf(row, VALUE_FIELD[kind], VALUE_EXPECTED[kind]);
  const eventId = data.eventId ?? deriveEventId([kind, user, item, at.getTime(), value, slate, position, query]);
  return {
    ok: true,
    value: {
      type: 'interaction',
      ...loggedOf(data),
      eventId,
      itemId: item,
      kind,
      value,
      ...(slate === undefined ? {} : { slateId: slate }),
      ...(position === undefined ? {} : { position }),
      ...(query === undefined || query === '' ? {} : { query }),
      occurredAt: at,
    },
  };
}

const VALUE_FIELD = {
  click: 'value',
  return: 'value',
  cart: 'quantity',
  purchase: 'quantity',
  rating: 'rating',
  dwell: 'dwellMs',
} as const satisfies Record<Interacted, EventField>;

const VALUE_EXPECTED: Readonly<Record<Interacted, string>> = {
  click: 'nothing or a number',
  return: 'nothing or a number',
  cart: 'a quantity from 1 to 1,000,000',
  purchase: 'a quantity from 1 to 1,000,000',
  rating: 'a number of stars from 1 to 5',
  dwell: 'milliseconds from 0 to a day',
};

/** In the unit of the kind (domain, `Interaction.value`); undefined when a needed one is lacking or out of range. */
function valueOf(kind: Interacted, { value, rating, quantity, dwellMs }: Scalars): number | undefined {
  switch (kind) {
    case 'click':
    case 'return':
      return 1;
    case 'cart':
    case 'purchase':
      return quantity ?? wholeNumber(1, 1_000_000)(value ?? 1);
    case 'rating':
      return rating ?? starsOf(value);
    case 'dwell':
      return dwellMs ?? dwellOf(value);
  }
}

function starsOf(value: unknown): number | undefined {
  const stars = numberOf(value);
  return stars !== undefined && stars >= 1 && stars <= 5 ? stars : undefined;
}

function dwellOf(value: unknown): number | undefined {
  const ms = numberOf(value);
  return ms !== undefined && ms >= 0 && ms <= MS_PER_DAY ? ms : undefined;
}

function propensityOf(value: unknown): number | undefined {
  const propensity = numberOf(value);
  return propensity !== undefined && propensity > 0 && propensity <= 1 ? propensity : undefined;
}
