import { coerceInputValue, GraphQLError, isInputType, isInputObjectType } from 'graphql';
import type { GraphQLInputType, GraphQLSchema } from 'graphql';
import type { EventInput } from '../schema/types.generated.ts';
import { eventRefusal } from '../tracking/track-events.ts';
import type { ToldEvents } from '../tracking/track-events.ts';

/** Reads a beacon's body, by the types of `trackEvents`. Throws a BAD_USER_INPUT GraphQLError for what is no list of events. */
export type ReadBeacon = (body: unknown) => ToldEvents;

/**
 * `TrackEventsInput` as JSON: an object, or the text of one, as `sendBeacon` sends it. An event that can't be read is a refusal of its
 * own, so that a batch is not lost for one.
 */
export function beaconReader(schema: GraphQLSchema): ReadBeacon {
  const envelope = inputTypeOf(schema, 'TrackEventsInput');
  const event = inputTypeOf(schema, 'EventInput');
  return (body) => {
    const { events, ...rest } = objectIn(body);
    if (!Array.isArray(events)) throw badBeacon('events: expected a list');
    const told = coerceInputValue({ ...rest, events: [] }, envelope, (_path, _value, error) => {
      throw badBeacon(error.message);
    }) as ToldEvents;
    return { ...told, events: events.map((one: unknown, index) => eventIn(one, { index, event })) };
  };
}

interface Place {
  readonly index: number;
  readonly event: GraphQLInputType;
}

function eventIn(value: unknown, { index, event }: Place): ToldEvents['events'][number] {
  const wrong: string[] = [];
  const read = coerceInputValue(value, event, (path, _value, error) => {
    wrong.push([...path.map(String), error.message].join(': '));
  }) as EventInput;
  return wrong.length === 0 ? read : eventRefusal(index, { code: 'INVALID_INPUT', message: wrong.join('; ') });
}

function objectIn(body: unknown): Readonly<Record<string, unknown>> {
  const value = typeof body === 'string' ? parsed(body) : body;
  if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  throw badBeacon('expected a JSON object with `events`');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw badBeacon('expected JSON');
    throw error;
  }
}

function inputTypeOf(schema: GraphQLSchema, name: string): GraphQLInputType {
  const type = schema.getType(name);
  if (isInputType(type) && isInputObjectType(type)) return type;
  throw new TypeError(`expected a schema with the input type ${name}, got one without it`);
}

const badBeacon = (message: string): GraphQLError =>
  new GraphQLError(`body: ${message}`, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
