import { HeaderMap } from '@apollo/server';
import type { ApolloServerPlugin, GraphQLServerContext } from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import { getVariableValues } from 'graphql';
import type { GraphQLError, GraphQLFormattedError, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { compileOperation } from './compile-operation.ts';
import type { CompiledOperation } from './compile-operation.ts';

export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

export interface CompiledExecution<Context> {
  readonly formatError: FormatError;
  /** Told of errors before they are formatted. */
  readonly onErrors?: (errors: readonly GraphQLError[], context: Context) => void;
  /** Told whether an operation was ready. */
  readonly onRead?: ((cache: 'operation', outcome: 'hit' | 'miss') => void) | undefined;
}

/** Operations kept ready; a client that makes up new ones all the time pushes out others, and no more. */
const MOST_OPERATIONS = 500;

/** Left to graphql-js. */
const INTERPRETED = 'interpreted';

/**
 * Executes queries as they were made ready at their first request, in place of graphql-js. Parsing, validation, limits and how errors
 * are told stay as they are; what is not compilable, and variables of the wrong type, go on to graphql-js.
 */
export function compiledExecution<Context extends object>({
  formatError,
  onErrors,
  onRead,
}: CompiledExecution<Context>): ApolloServerPlugin<Context> {
  const operations = new LRUCache<string, CompiledOperation | typeof INTERPRETED>({ max: MOST_OPERATIONS });
  let schema: GraphQLSchema;
  return {
    serverWillStart: (server: GraphQLServerContext) => {
      schema = server.schema;
      return Promise.resolve();
    },
    requestDidStart: () =>
      Promise.resolve({
        responseForOperation: async ({ document, operation, operationName, queryHash, request, contextValue }) => {
          if (!isResolved(operation)) return null;
          const key = `${queryHash} ${operationName ?? ''}`;
          const kept = operations.get(key);
          onRead?.('operation', kept === undefined ? 'miss' : 'hit');
          const ready = kept ?? compileOperation({ schema, document, operationName }) ?? INTERPRETED;
          operations.set(key, ready);
          if (ready === INTERPRETED) return null;
          const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
          if (coerced === undefined) return null;
          const { data, errors } = await ready({ context: contextValue, variableValues: coerced });
          if (errors.length > 0) onErrors?.(errors, contextValue);
          const told = errors.map((error) => formatError(defaultFormat(error), error));
          const singleResult = told.length === 0 ? { data } : { data, errors: told };
          return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
        },
      }),
  };
}

/** Apollo's types promise an operation; a name of none comes here all the same, and graphql-js has the words for it. */
const isResolved = (operation: OperationDefinitionNode | undefined): boolean => operation !== undefined;

/** As Apollo has it before `formatError`. */
function defaultFormat(error: GraphQLError): GraphQLFormattedError {
  const code = error.extensions['code'] ?? ApolloServerErrorCode.INTERNAL_SERVER_ERROR;
  return { ...error.toJSON(), extensions: { ...error.extensions, code } };
}
