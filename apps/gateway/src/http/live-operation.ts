import { createHash } from 'node:crypto';
import { isProblem } from '@fusionrank/domain/problem';
import {
  createSourceEventStream,
  execute,
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { DocumentNode, ExecutionArgs, ExecutionResult, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { principalOf } from '../admission/principal.ts';
import { repetitionRule } from '../admission/repetition-rule.ts';
import type { RequestContext } from '../context/request-context.ts';
import type { FormatError } from '../execution/compiled-execution.ts';
import { isProduction } from '../settings/production.ts';
import type { Settings } from '../settings/settings.ts';
import { nameOf, recordOf } from '../telemetry/request-record.ts';
import type { RequestRecord } from '../telemetry/request-record.ts';
import { notTrusted } from './admission-plugin.ts';
import type { AdmissionParts } from './admission-plugin.ts';
import { createErrorFormat, graphqlError } from './graphql-error.ts';
import type { HttpServer } from './http-server.ts';
import { liveResults } from './live-results.ts';
import type { LiveResults } from './live-results.ts';

const MOST_ERRORS = 5;

/** A subscription as a client sends it. */
export interface AskedLive {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  /** What is noted of the request. */
  readonly record: RequestRecord;
}

export interface LiveOperations {
  /**
   * Begins a subscription, once it is admitted and paid for as any operation is. Throws a GraphQLError for one that is not.
   * @param open Called once to begin, and for each event: what is noted of one is let go after it.
   */
  begin(asked: AskedLive, open: (record: RequestRecord) => LiveContext): Promise<LiveResults>;
}

/** For one event; it has to be ended. */
export interface LiveContext {
  readonly context: RequestContext;
  readonly end: () => void;
}

export interface LiveOperationParts extends AdmissionParts {
  readonly schema: GraphQLSchema;
  readonly settings: Pick<Settings, 'limitTokens' | 'limitRepeats' | 'environment' | 'nodeEnvironment'>;
  readonly log: HttpServer['log'];
}

/** The same rules for every way by which subscriptions come: they pass by Apollo and its plugins. */
export function liveOperations(parts: LiveOperationParts): LiveOperations {
  const { schema, admission, trusted, rate, log } = parts;
  const formatError = createErrorFormat((err) => log.error({ err }, 'a resolver failed unexpectedly'));
  return {
    begin: async (asked, open) => {
      const { query, operationName, variables, record } = asked;
      const sha256 = createHash('sha256').update(query).digest('hex');
      if (trusted !== undefined && !trusted.has(sha256)) throw notTrusted();
      const { document, operation } = read(asked, { ...parts, formatError });
      record.operation = nameOf(operation.name?.value);
      const { context, end } = open(record);
      try {
        const isAuthenticated = context.viewer.role !== 'ANONYMOUS';
        const { cost } = admission.admit({ document, operation, variables, isAuthenticated });
        record.cost = Math.round(cost);
        await rate?.consume(principalOf(context), Math.max(1, cost));
        const args = { schema, document, operationName, variableValues: variables };
        const source = await sourceOf({ ...args, contextValue: context });
        const run = async (rootValue: unknown): Promise<ExecutionResult> => {
          const event = open(recordOf({}));
          try {
            return told(await execute({ ...args, rootValue, contextValue: event.context }), formatError);
          } finally {
            event.end();
          }
        };
        return liveResults(source, { run, failed: (cause) => failed(cause, formatError) });
      } finally {
        end();
      }
    },
  };
}

/** What went wrong with a subscription that was to begin: a problem as GraphQL tells it, also where it came out of a resolver. */
export function liveError(cause: unknown): unknown {
  return graphqlError(cause instanceof GraphQLError && isProblem(cause.originalError) ? cause.originalError : cause);
}

async function sourceOf(args: ExecutionArgs): Promise<AsyncIterator<unknown>> {
  const source = await createSourceEventStream(args);
  if (Symbol.asyncIterator in source) return source[Symbol.asyncIterator]();
  throw source.errors?.[0] ?? refused('BAD_REQUEST', 'the subscription did not begin');
}

interface Read {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

interface Reading extends LiveOperationParts {
  readonly formatError: FormatError;
}

/** As Apollo reads what comes to `/graphql`, with the same rules and codes. */
function read({ query, operationName }: AskedLive, { schema, settings, formatError }: Reading): Read {
  const unread = (error: GraphQLError, code: string): GraphQLError => {
    const { message, extensions } = formatError(
      { message: error.message, extensions: { ...error.extensions, code } },
      error,
    );
    return new GraphQLError(message, { extensions: { ...extensions, http: { status: 400 } } });
  };
  const document = parsed(query, { maxTokens: settings.limitTokens, unread });
  const rules = [...specifiedRules, repetitionRule({ repeats: settings.limitRepeats, maxErrors: MOST_ERRORS })];
  const hideSuggestions = isProduction(settings);
  const [wrong] = validate(schema, document, rules, { maxErrors: MOST_ERRORS, hideSuggestions });
  if (wrong !== undefined) throw unread(wrong, 'GRAPHQL_VALIDATION_FAILED');
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) {
    throw refused('SUBSCRIPTIONS_ONLY', 'expected a subscription; queries and mutations go to /graphql');
  }
  return { document, operation };
}

interface Parsing {
  readonly maxTokens: number;
  readonly unread: (error: GraphQLError, code: string) => GraphQLError;
}

function parsed(query: string, { maxTokens, unread }: Parsing): DocumentNode {
  try {
    return parse(query, { maxTokens });
  } catch (error) {
    if (error instanceof GraphQLError) throw unread(error, 'GRAPHQL_PARSE_FAILED');
    throw error;
  }
}

function told({ errors, ...result }: ExecutionResult, formatError: FormatError): ExecutionResult {
  if (errors === undefined) return result;
  const shown = errors.map((error) => {
    const { message, ...rest } = formatError(
      { ...error.toJSON(), extensions: { code: 'INTERNAL_SERVER_ERROR', ...error.extensions } },
      error,
    );
    return new GraphQLError(message, { extensions: rest.extensions ?? {} });
  });
  return { ...result, errors: shown };
}

/** A source that failed, as any error is told: with its code where it was expected, else masked. */
function failed(cause: unknown, formatError: FormatError): ExecutionResult {
  const error = liveError(cause);
  const formatted = error instanceof GraphQLError ? error.toJSON() : { message: 'a subscription failed' };
  const { message, extensions = {} } = formatError(formatted, error);
  return { errors: [new GraphQLError(message, { extensions })] };
}

const refused = (code: string, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http: { status: 400 } } });
