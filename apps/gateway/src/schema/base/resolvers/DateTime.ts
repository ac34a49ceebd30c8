import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** An ISO-8601 instant with its offset; always answered in UTC to the millisecond. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'ISO-8601 instant, UTC.',
  serialize: (value) => {
    if (value instanceof Date) return value.toISOString();
    throw new TypeError(`DateTime: expected a Date from the resolver, got ${typeof value}`);
  },
  parseValue: (value) => parseInstant(value),
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : undefined),
});

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function parseInstant(value: unknown): Date {
  const instant = typeof value === 'string' && INSTANT.test(value) ? new Date(value) : undefined;
  if (instant !== undefined && !Number.isNaN(instant.getTime())) return instant;
  throw new GraphQLError(
    `DateTime: expected an ISO-8601 instant such as "2026-11-23T10:00:00Z", got ${value === undefined ? 'nothing' : JSON.stringify(value)}`,
    { extensions: { code: 'BAD_USER_INPUT' } },
  );
}
