import { HeaderMap } from '@apollo/server';
import type { ApolloServer, HTTPGraphQLRequest, HTTPGraphQLResponse } from '@apollo/server';
import type { Deadline } from '@fusionrank/search';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { RequestContext } from '../context/request-context.ts';
import type { Gate } from '../load/gate.ts';
import { overloaded } from '../load/gate.ts';
import { inTime } from '../load/in-time.ts';
import { requestDeadline } from '../load/request-deadline.ts';
import type { RequestDeadline } from '../load/request-deadline.ts';
import type { Answered } from '../telemetry/log-answer.ts';
import { recordOf } from '../telemetry/request-record.ts';
import type { Tracing } from '../telemetry/tracing.ts';
import type { RequestRecord } from '../telemetry/request-record.ts';
import type { Authenticate } from '../viewer/authenticator.ts';
import type { Viewer } from '../viewer/viewer.ts';
import { graphqlError } from './graphql-error.ts';
import { refuse, refuseUnread } from './graphql-refusal.ts';
import type { HttpServer } from './http-server.ts';

/** What a request says about itself. */
export interface Asked {
  readonly requestId: string;
  /** What is noted of it. */
  readonly record: RequestRecord;
  readonly viewer: Viewer;
  /** Where it came from; who is not known by name is known by that. */
  readonly address: string;
  readonly baseUrl: string;
  readonly deadline: Deadline;
}

export interface GraphqlRoute {
  readonly apollo: ApolloServer<RequestContext>;
  readonly authenticate: Authenticate;
  readonly contextOf: (asked: Asked) => RequestContext;
  readonly gate: Gate;
  readonly deadlineMs: number;
  /** Undefined: nothing is traced. */
  readonly tracing: Tracing | undefined;
  /** Told of every request, answered, refused or given up. */
  readonly onAnswered: (answered: Answered) => void;
}

/**
 * `/graphql`, each request with a context of its own. One that comes when all places are taken is turned away before its body is read;
 * one that is not answered by its deadline is told so, and what works for it stops.
 */
export function serveGraphql(app: HttpServer, route: GraphqlRoute): void {
  app.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    onRequest: (request, reply, done) => {
      if (route.gate.isFull) void refuse(overloaded(), { request, reply });
      else done();
    },
    onResponse: (request, reply, done) => {
      const { statusCode: status, elapsedTime: ms, log } = reply;
      route.onAnswered({ record: recordOf(request), status, ms, log });
      done();
    },
    errorHandler: (error, request, reply) => {
      void refuseUnread(error, { request, reply });
    },
    handler: (request, reply) => answerTraced(route, request, reply),
  });
}

function answerTraced(route: GraphqlRoute, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const work = (): Promise<FastifyReply> => answer(route, request, reply);
  return route.tracing === undefined ? work() : route.tracing.request(request.headers, recordOf(request), work);
}

async function answer(route: GraphqlRoute, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const deadline = requestDeadline({
    allowedMs: route.deadlineMs,
    stopwatch: () => performance.now(),
    requestId: request.id,
  });
  const onClose = (): void => {
    if (!reply.raw.writableEnded) deadline.abandon();
  };
  reply.raw.once('close', onClose);
  try {
    const { status, headers, body } = await answerInTime(route, request, deadline);
    if (body.kind !== 'complete') throw new TypeError('expected an answer in one piece, got one in parts');
    for (const [name, value] of headers) reply.header(name, value);
    return await reply.code(status ?? 200).send(body.string);
  } catch (error) {
    if (error instanceof GraphQLError) return await refuse(error, { request, reply });
    throw error;
  } finally {
    reply.raw.off('close', onClose);
    deadline.end();
  }
}

/** The answer, or a rejection with the deadline's reason. */
function answerInTime(
  { apollo, authenticate, contextOf, gate }: GraphqlRoute,
  request: FastifyRequest,
  deadline: RequestDeadline,
): Promise<HTTPGraphQLResponse> {
  return inTime({ gate, signal: deadline.signal }, () =>
    apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: readRequest(request),
      context: async () => contextOf(await askedBy(request, { authenticate, deadline })),
    }),
  );
}

function readRequest({ method, headers, body, url }: FastifyRequest): HTTPGraphQLRequest {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const question = url.indexOf('?');
  return { method: method.toUpperCase(), headers: map, body, search: question < 0 ? '' : url.slice(question) };
}

interface Asking {
  readonly authenticate: Authenticate;
  readonly deadline: Deadline;
}

async function askedBy(request: FastifyRequest, { authenticate, deadline }: Asking): Promise<Asked> {
  try {
    const viewer = await authenticate(request.headers);
    const baseUrl = `${request.protocol}://${request.host}`;
    const record = recordOf(request);
    record.role = viewer.role;
    return { requestId: request.id, record, viewer, address: request.ip, baseUrl, deadline };
  } catch (error) {
    const told = graphqlError(error);
    const code = told instanceof GraphQLError ? told.extensions['code'] : undefined;
    recordOf(request).outcome = typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR';
    throw told;
  }
}
