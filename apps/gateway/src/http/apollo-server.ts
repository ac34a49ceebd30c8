import { ApolloServer } from '@apollo/server';
import type { ApolloServerOptions, ApolloServerPlugin, BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { enforceAuth } from '../access/enforce-auth.ts';
import { auditMutations } from '../audit/audit-mutations.ts';
import type { TrustedDocuments } from '../admission/trusted-documents.ts';
import type { RequestContext } from '../context/request-context.ts';
import { compiledExecution } from '../execution/compiled-execution.ts';
import { resolvers } from '../schema/resolvers.generated.ts';
import { typeDefs } from '../schema/typeDefs.generated.ts';
import type { Settings } from '../settings/settings.ts';
import { isProduction } from '../settings/production.ts';
import { admissionPlugin } from './admission-plugin.ts';
import type { AdmissionParts } from './admission-plugin.ts';
import { createErrorFormat } from './graphql-error.ts';
import type { HttpServer } from './http-server.ts';

const MOST_ERRORS = 5;

export interface ApolloParts extends AdmissionParts {
  readonly settings: Settings;
}

/** What the schema files and the resolvers come to. */
export const createSchema = (): GraphQLSchema =>
  enforceAuth(auditMutations(makeExecutableSchema({ typeDefs, resolvers })));

/** The GraphQL side. Nothing here writes caching headers: answers are a shopper's own. */
export function createApolloServer(
  app: HttpServer,
  schema: GraphQLSchema,
  { settings, ...admitting }: ApolloParts,
): ApolloServer<RequestContext> {
  const { trusted } = admitting;
  const formatError = createErrorFormat((cause) => app.log.error({ err: cause }, 'a resolver failed unexpectedly'));
  return new ApolloServer<RequestContext>({
    schema,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    // Admission has a policy of its own.
    introspection: true,
    hideSchemaDetailsFromClientErrors: isProduction(settings),
    stopOnTerminationSignals: false,
    parseOptions: { maxLexicalTokens: settings.limitTokens },
    validationOptions: { maxErrors: MOST_ERRORS },
    maxRecursiveSelections: true,
    formatError,
    ...(trusted === undefined ? {} : { persistedQueries: { cache: knownBefore(trusted) } }),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      fastifyApolloDrainPlugin(app),
      requestIdPlugin,
      admissionPlugin(admitting),
      ...(settings.graphqlExecutor === 'compiled' ? [compiledExecution<RequestContext>(formatError)] : []),
    ],
  });
}

type KeyValueCache = NonNullable<
  Exclude<ApolloServerOptions<BaseContext>['persistedQueries'], false | undefined>['cache']
>;

/** What persisted queries are looked for in where only trusted ones run: clients add none. */
function knownBefore(trusted: TrustedDocuments): KeyValueCache {
  const prefix = 'apq:';
  return {
    get: (key) => Promise.resolve(trusted.get(key.startsWith(prefix) ? key.slice(prefix.length) : key)),
    set: () => Promise.resolve(),
    delete: () => Promise.resolve(false),
  };
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
