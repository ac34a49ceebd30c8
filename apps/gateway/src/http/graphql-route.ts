import type { ApolloServer } from '@apollo/server';
import fastifyApollo from '@as-integrations/fastify';
import type { FastifyRequest } from 'fastify';
import type { RequestContext } from '../context/request-context.ts';
import { viewerOf } from '../viewer/viewer.ts';
import type { Viewer } from '../viewer/viewer.ts';
import { graphqlError } from './graphql-error.ts';
import type { HttpServer } from './http-server.ts';

/** What a request says about itself. */
export interface Asked {
  readonly requestId: string;
  readonly viewer: Viewer;
  readonly baseUrl: string;
}

/** `/graphql`, each request with a context of its own. */
export async function serveGraphql(
  app: HttpServer,
  apollo: ApolloServer<RequestContext>,
  contextOf: (asked: Asked) => RequestContext,
): Promise<void> {
  await app.register(fastifyApollo(apollo), {
    path: '/graphql',
    context: (request: FastifyRequest) => Promise.resolve(contextOf(askedBy(request))),
  });
}

function askedBy(request: FastifyRequest): Asked {
  const { 'x-user-id': userId, 'x-session-id': sessionId } = request.headers;
  try {
    const viewer = viewerOf({ userId, sessionId });
    return { requestId: request.id, viewer, baseUrl: `${request.protocol}://${request.host}` };
  } catch (error) {
    throw graphqlError(error);
  }
}
