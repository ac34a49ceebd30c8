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
import { repetitionRule } from '../admission/repetition-rule.ts';
import type { TrustedDocuments } from '../admission/trusted-documents.ts';
import type { RequestContext } from '../context/request-context.ts';
import { compiledExecution } from '../execution/compiled-execution.ts';
import { resolvers } from '../schema/resolvers.generated.ts';
import { typeDefs } from '../schema/typeDefs.generated.ts';
import type { Settings } from '../settings/settings.ts';
import { isProduction } from '../settings/production.ts';
import type { CacheRead } from '../telemetry/cache-metrics.ts';
import { tracePlugin } from '../telemetry/trace-plugin.ts';
import type { Tracing } from '../telemetry/tracing.ts';
import { recordPlugin } from '../telemetry/record-plugin.ts';
import { admissionPlugin } from './admission-plugin.ts';
import type { AdmissionParts } from './admission-plugin.ts';
import { createErrorFormat } from './graphql-error.ts';
import type { HttpServer } from './http-server.ts';

const MOST_ERRORS = 5;

export interface ApolloParts extends AdmissionParts {
  readonly settings: Settings;
  /** Told whether an operation was ready. */
  readonly onRead?: CacheRead;
  /** Undefined: nothing is traced. */
  readonly tracing?: Tracing | undefined;
}

/** What the schema files and the resolvers come to. */
export const createSchema = (): GraphQLSchema =>
  enforceAuth(auditMutations(makeExecutableSchema({ typeDefs, resolvers })));

/** The GraphQL side. Nothing here writes caching headers: answers are a shopper's own. */
export function createApolloServer(
  app: HttpServer,
  schema: GraphQLSchema,
  { settings, onRead, tracing, ...admitting }: ApolloParts,
): ApolloServer<RequestContext> {
  const { trusted } = admitting;
  const requests = new WeakMap<object, string>();
  const noteErrors = (errors: readonly object[], { requestId }: RequestContext): void => {
    for (const error of errors) requests.set(error, requestId);
  };
  const formatError = createErrorFormat((cause, error) =>
    app.log.error({ requestId: requests.get(error), err: cause }, 'a resolver failed unexpectedly'),
  );
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
    validationRules: [repetitionRule({ repeats: settings.limitRepeats, maxErrors: MOST_ERRORS })],
    formatError,
    ...(trusted === undefined ? {} : { persistedQueries: { cache: knownBefore(trusted) } }),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      fastifyApolloDrainPlugin(app),
      recordPlugin,
      tellErrors(noteErrors),
      admissionPlugin(admitting),
      ...(tracing === undefined ? [] : [tracePlugin(tracing)]),
      ...(settings.graphqlExecutor === 'compiled'
        ? [compiledExecution<RequestContext>({ formatError, onErrors: noteErrors, onRead })]
        : []),
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

/** Errors are formatted without their request; the log names it all the same. */
const tellErrors = (
  note: (errors: readonly object[], context: RequestContext) => void,
): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      didEncounterErrors: ({ errors, contextValue }) => {
        note(errors, contextValue);
        return Promise.resolve();
      },
    }),
});
