import type { ApolloServer } from '@apollo/server';
import fastifyApollo from '@as-integrations/fastify';
import type { FastifyRequest } from 'fastify';
import type { RequestContext } from '../context/request-context.ts';
import type { Authenticate } from '../viewer/authenticator.ts';
import type { Viewer } from '../viewer/viewer.ts';
import { graphqlError } from './graphql-error.ts';
import type { HttpServer } from './http-server.ts';

/** What a request says about itself. */
export interface Asked {
  readonly requestId: string;
  readonly viewer: Viewer;
  readonly baseUrl: string;
}

export interface GraphqlRoute {
  readonly apollo: ApolloServer<RequestContext>;
  readonly authenticate: Authenticate;
  readonly contextOf: (asked: Asked) => RequestContext;
}

/** `/graphql`, each request with a context of its own. */
export async function serveGraphql(app: HttpServer, { apollo, authenticate, contextOf }: GraphqlRoute): Promise<void> {
  await app.register(fastifyApollo(apollo), {
    path: '/graphql',
    context: async (request: FastifyRequest) => contextOf(await askedBy(request, authenticate)),
  });
}

async function askedBy(request: FastifyRequest, authenticate: Authenticate): Promise<Asked> {
  try {
    const viewer = await authenticate(request.headers);
    return { requestId: request.id, viewer, baseUrl: `${request.protocol}://${request.host}` };
  } catch (error) {
    throw graphqlError(error);
  }
}
