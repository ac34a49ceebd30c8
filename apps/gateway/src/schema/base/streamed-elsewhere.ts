import { GraphQLError } from 'graphql';

/** By a plain request there is no event of a subscription to answer with. */
export const streamedElsewhere = (): GraphQLError =>
  new GraphQLError(
    'expected a subscription by a WebSocket at /graphql (graphql-transport-ws), or by server-sent events at /graphql/stream',
    { extensions: { code: 'SUBSCRIPTIONS_STREAM' } },
  );
