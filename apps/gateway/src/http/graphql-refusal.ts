import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { graphqlError, unexpected } from './graphql-error.ts';
import { recordOf } from '../telemetry/request-record.ts';

export interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

interface Http {
  readonly status?: number;
  readonly headers?: ReadonlyMap<string, string>;
}

/** Answers with one error, in the form of GraphQL, where no GraphQL was done. */
export function refuse(error: GraphQLError, { request, reply }: Exchange): FastifyReply {
  const { http, ...extensions } = error.extensions as { readonly http?: Http };
  const { code } = extensions as { readonly code?: string };
  recordOf(request).outcome = code ?? 'ERROR';
  for (const [name, value] of http?.headers ?? []) reply.header(name, value);
  const body = { errors: [{ message: error.message, extensions }], extensions: { requestId: request.id } };
  return reply
    .code(http?.status ?? 400)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(body));
}

/**
 * Answers what went wrong outside of GraphQL: problems as GraphQL tells them, and a lack of rights, which has no status inside it, with
 * 403. Throws on what nobody expected.
 */
export function refuseOutside(cause: unknown, exchange: Exchange): FastifyReply {
  const error = graphqlError(cause);
  if (!(error instanceof GraphQLError)) throw error;
  if (error.extensions['code'] !== 'FORBIDDEN') return refuse(error, exchange);
  const extensions = { ...error.extensions, http: { status: 403 } };
  return refuse(new GraphQLError(error.message, { extensions }), exchange);
}

interface Unread {
  readonly statusCode?: number;
  readonly code?: string;
  readonly message: string;
}

/** What Fastify could not read; anything else is masked, and told to the log. */
export function refuseUnread(error: Unread, exchange: Exchange): FastifyReply {
  const { request } = exchange;
  const status = error.statusCode ?? 500;
  if (status >= 500) {
    request.log.error({ err: error }, 'a request failed unexpectedly');
    return refuse(unexpected(), exchange);
  }
  const extensions = status === 413 ? tooLarge(request) : { code: CODES[status] ?? 'BAD_REQUEST' };
  return refuse(new GraphQLError(error.message, { extensions: { ...extensions, http: { status } } }), exchange);
}

const CODES: Readonly<Record<number, string>> = { 415: 'UNSUPPORTED_MEDIA_TYPE', 408: 'REQUEST_TIMEOUT' };

/** A body that is sent in pieces says no length: then only what is allowed is known. */
function tooLarge(request: FastifyRequest): Readonly<Record<string, string | number>> {
  const asked = Number(request.headers['content-length']);
  return {
    code: 'BODY_TOO_LARGE',
    ...(Number.isFinite(asked) ? { asked } : {}),
    allowed: request.routeOptions.bodyLimit,
  };
}
