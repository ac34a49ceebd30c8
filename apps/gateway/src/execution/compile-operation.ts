import { getOperationAST, Kind } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, GraphQLError, GraphQLSchema } from 'graphql';
import { compileFields } from './compile-fields.ts';
import { executeFields } from './execute-fields.ts';
import { isCompilable } from './is-compilable.ts';
import type { Run } from './run.ts';

/** What an execution starts from. */
export interface Started {
  readonly context: unknown;
  /** Coerced by `getVariableValues`. */
  readonly variableValues: Readonly<Record<string, unknown>>;
}

export interface Executed {
  readonly data: Record<string, unknown> | null;
  /** Located, not formatted; empty where nothing went wrong. */
  readonly errors: readonly GraphQLError[];
}

/** An operation that is gone through as it was made ready, without its document. */
export type CompiledOperation = (started: Started) => Promise<Executed>;

export interface OperationSource {
  readonly schema: GraphQLSchema;
  /** Valid in the schema. */
  readonly document: DocumentNode;
  /** Needed where the document has several. */
  readonly operationName: string | null;
}

/**
 * Makes an operation ready. What graphql-js works out again for every field of every object (which fields are asked for, their
 * definitions, arguments and types) is worked out here, once; the answers are the same. Undefined for what graphql-js has to
 * do (`isCompilable`).
 */
export function compileOperation({ schema, document, operationName }: OperationSource): CompiledOperation | undefined {
  const operation = getOperationAST(document, operationName);
  const root = schema.getQueryType();
  if (!operation || !root || !isCompilable(document, operation)) return undefined;
  let numbers = 0;
  const nextNumber = (): number => numbers++;
  const compiling = { schema, fragments: fragmentsOf(document), operation, nextNumber };
  const plans = compileFields(root, [operation.selectionSet], compiling);
  return async ({ context, variableValues }) => {
    const run: Run = { context, variableValues, errors: [], args: [] };
    try {
      const data = (await executeFields(plans, undefined, { path: undefined, run })) as Record<string, unknown>;
      return { data, errors: [...run.errors] };
    } catch (error) {
      // Located by the field that failed, all the way from which nothing may be null.
      return { data: null, errors: [...run.errors, error as GraphQLError] };
    }
  };
}

function fragmentsOf({ definitions }: DocumentNode): Readonly<Record<string, FragmentDefinitionNode>> {
  const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment]));
}
