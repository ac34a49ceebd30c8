import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/fastify';
import { principalOf } from '../admission/principal.ts';
import type { RequestContext } from '../context/request-context.ts';
import type { Gate } from '../load/gate.ts';
import { overloaded } from '../load/gate.ts';
import type { Answered } from '../telemetry/log-answer.ts';
import { recordOf } from '../telemetry/request-record.ts';
import type { Authenticate } from '../viewer/authenticator.ts';
import { watchCredential } from '../viewer/credential-watch.ts';
import type { Viewer } from '../viewer/viewer.ts';
import { refuse, refuseUnread } from './graphql-refusal.ts';
import type { Asked } from './graphql-route.ts';
import type { HttpServer } from './http-server.ts';
import { liveContexts } from './live-contexts.ts';
import { liveError } from './live-operation.ts';
import type { AskedLive, LiveOperations } from './live-operation.ts';
import type { LiveResults } from './live-results.ts';
import type { LivePlace, LiveStreams } from './live-streams.ts';

export interface LiveRoute {
  readonly operations: LiveOperations;
  readonly streams: LiveStreams;
  readonly authenticate: Authenticate;
  readonly contextOf: (asked: Asked) => RequestContext;
  readonly gate: Gate;
  readonly deadlineMs: number;
  /** Told of those that were refused: how long a stream lasted is no time of an answer. */
  readonly onAnswered: (answered: Answered) => void;
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/**
 * `POST /graphql/stream`: subscriptions by server-sent events, one a connection (the protocol of graphql-sse, distinct connections). A
 * token or key that expires, or is taken back, ends its stream.
 */
export function routeLive(app: HttpServer, route: LiveRoute): void {
  const begun = new WeakMap<FastifyRequest, LiveResults>();
  const stream = createHandler({
    authenticate: () => null,
    // graphql-sse asks for results alone: they come from operations that were admitted before it is called.
    onSubscribe: ({ raw }) => begun.get(raw) as LiveResults,
  });
  const send = async (results: LiveResults, { request, reply }: Exchange): Promise<void> => {
    begun.set(request, results);
    reply.hijack();
    try {
      // Who is gone already is told nothing, and would not be noticed to go.
      if (!reply.raw.destroyed) await stream(request, reply);
    } catch (err) {
      request.log.error({ err }, 'a subscription failed unexpectedly');
      reply.raw.destroy();
    } finally {
      await results.return();
      // Kept alive, it would hold up a shutdown.
      request.raw.socket.end();
    }
  };
  app.route({
    method: 'POST',
    url: '/graphql/stream',
    onRequest: (request, reply, done) => {
      if (route.gate.isFull) void refuse(overloaded(), { request, reply });
      else done();
    },
    onResponse: (request, { statusCode: status, elapsedTime: ms, log }, done) => {
      if (!begun.has(request)) route.onAnswered({ record: recordOf(request), status, ms, log });
      done();
    },
    errorHandler: (error, request, reply) => {
      void refuseUnread(error, { request, reply });
    },
    handler: async (request, reply) => {
      await answer({ ...route, send }, { request, reply });
      return reply;
    },
  });
}

interface SendingRoute extends LiveRoute {
  /** Resolves when the stream is over. */
  readonly send: (results: LiveResults, exchange: Exchange) => Promise<void>;
}

async function answer(route: SendingRoute, exchange: Exchange): Promise<void> {
  const { request } = exchange;
  let place: LivePlace | undefined;
  let stopWatch: (() => void) | undefined;
  try {
    if (request.headers.accept !== 'text/event-stream') throw badStream('accept: expected text/event-stream');
    const viewer = await route.authenticate(request.headers);
    recordOf(request).role = viewer.role;
    const principal = principalOf({ viewer, address: request.ip });
    const taken = route.streams.enter({ principal, userId: viewer.userId });
    place = taken;
    const results = await begin(route, request, viewer);
    taken.begun(results);
    const { authenticate } = route;
    const onEnd = (why: GraphQLError): void => taken.end(why);
    stopWatch = watchCredential({ authenticate, headers: request.headers, viewer, onEnd });
    await route.send(results, exchange);
  } catch (cause) {
    const error = liveError(cause);
    if (!(error instanceof GraphQLError)) throw error;
    await refuse(error, exchange);
  } finally {
    stopWatch?.();
    place?.leave();
  }
}

function begin(route: LiveRoute, request: FastifyRequest, viewer: Viewer): Promise<LiveResults> {
  const open = liveContexts(route, {
    requestId: request.id,
    viewer,
    address: request.ip,
    baseUrl: `${request.protocol}://${request.host}`,
  });
  return route.operations.begin({ ...askedLive(request.body), record: recordOf(request) }, open);
}

function askedLive(body: unknown): Omit<AskedLive, 'record'> {
  const { query, operationName, variables } = (body ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof query !== 'string') throw badStream('query: expected a text');
  if (typeof (variables ?? {}) !== 'object') throw badStream('variables: expected an object');
  return {
    query,
    operationName: typeof operationName === 'string' ? operationName : undefined,
    variables: (variables ?? {}) as AskedLive['variables'],
  };
}

const badStream = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
