import { ApolloServer } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLError, ValidationContext } from 'graphql';
import { enforceAuth } from '../access/enforce-auth.ts';
import type { RequestContext } from '../context/request-context.ts';
import { compiledExecution } from '../execution/compiled-execution.ts';
import { resolvers } from '../schema/resolvers.generated.ts';
import { typeDefs } from '../schema/typeDefs.generated.ts';
import type { Settings } from '../settings/settings.ts';
import { createErrorFormat } from './graphql-error.ts';
import type { HttpServer } from './http-server.ts';

const MOST_TOKENS = 2_000;
const MOST_DEPTH = 12;
const MOST_ERRORS = 5;

/** The GraphQL side. Nothing here writes caching headers: answers are a shopper's own. */
export function createApolloServer(
  app: HttpServer,
  { graphqlExecutor }: Pick<Settings, 'graphqlExecutor'>,
): ApolloServer<RequestContext> {
  const formatError = createErrorFormat((cause) => app.log.error({ err: cause }, 'a resolver failed unexpectedly'));
  return new ApolloServer<RequestContext>({
    schema: enforceAuth(makeExecutableSchema({ typeDefs, resolvers })),
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    introspection: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxLexicalTokens: MOST_TOKENS },
    validationOptions: { maxErrors: MOST_ERRORS },
    maxRecursiveSelections: true,
    validationRules: [maxDepthRule({ n: MOST_DEPTH, propagateOnRejection: false, onReject: [reportTooDeep] })],
    formatError,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      fastifyApolloDrainPlugin(app),
      requestIdPlugin,
      ...(graphqlExecutor === 'compiled' ? [compiledExecution<RequestContext>(formatError)] : []),
    ],
  });
}

/** Thrown inside validation it would be an internal error; reported, it is a validation error like any other. */
function reportTooDeep(context: ValidationContext | null, error: GraphQLError): void {
  context?.reportError(error);
}

/** An answer with errors names the request under which the log has them. */
const requestIdPlugin: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response, contextValue }) => {
        if (response.body.kind === 'single' && response.body.singleResult.errors !== undefined) {
          response.body.singleResult.extensions = { requestId: contextValue.requestId };
        }
        return Promise.resolve();
      },
    }),
};
