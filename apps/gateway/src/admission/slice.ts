import { isListType, isNonNullType, Kind } from 'graphql';
import type { FieldNode, GraphQLField, OperationDefinitionNode, ValueNode } from 'graphql';

/** A number of things that a client asks for: a page's size, or how many ids or events it names. */
export interface Slice {
  readonly kind: 'page' | 'ids' | 'events';
  /** For a person: `searchRanked(first)`. */
  readonly name: string;
  /** From a request's variables, not coerced; at least 0. */
  readonly read: (variables: Readonly<Record<string, unknown>>) => number;
}

export interface SliceSource {
  readonly operation: OperationDefinitionNode;
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
  /** When neither the client nor the schema says. */
  readonly assumed: number;
}

/**
 * @param path An argument's name, or one and the names of input fields inside it, joined by dots. Undefined where the field has no
 * such argument.
 */
export function sliceOf(path: string, { operation, field, node, assumed }: SliceSource): Slice | undefined {
  const [argumentName = '', ...inside] = path.split('.');
  const argument = field.args.find(({ name }) => name === argumentName);
  if (argument === undefined) return undefined;
  const given = node.arguments?.find(({ name }) => name.value === argumentName)?.value;
  const otherwise = sizeOfValue(within(argument.defaultValue, inside)) ?? assumed;
  const nullable = isNonNullType(argument.type) ? argument.type.ofType : argument.type;
  const last = inside.at(-1) ?? argumentName;
  const isList = inside.length > 0 || isListType(nullable);
  return {
    kind: !isList ? 'page' : last === 'events' ? 'events' : 'ids',
    name: `${field.name}(${path})`,
    read: given === undefined ? () => otherwise : reader(given, inside, { operation, otherwise }),
  };
}

interface Reading {
  readonly operation: OperationDefinitionNode;
  readonly otherwise: number;
}

function reader(value: ValueNode, inside: readonly string[], reading: Reading): Slice['read'] {
  const { operation, otherwise } = reading;
  if (value.kind === Kind.VARIABLE) {
    const name = value.name.value;
    const definition = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name);
    const byDefault =
      definition?.defaultValue === undefined ? () => otherwise : reader(definition.defaultValue, inside, reading);
    return (variables) => {
      const given = variables[name];
      return given === undefined ? byDefault(variables) : (sizeOfValue(within(given, inside)) ?? otherwise);
    };
  }
  const [key, ...rest] = inside;
  if (key !== undefined && value.kind === Kind.OBJECT) {
    const part = value.fields.find(({ name }) => name.value === key)?.value;
    return part === undefined ? () => otherwise : reader(part, rest, reading);
  }
  const size = sizeOfLiteral(value) ?? otherwise;
  return () => size;
}

function sizeOfLiteral(value: ValueNode): number | undefined {
  if (value.kind === Kind.NULL) return undefined;
  if (value.kind === Kind.LIST) return value.values.length;
  return value.kind === Kind.INT ? Math.max(0, Number(value.value)) : 1;
}

/** What is neither a number nor a list is a list of one (GraphQL, October 2021, § 3.11), or refused when it is coerced. */
function sizeOfValue(value: unknown): number | undefined {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' ? Math.max(0, value) : 1;
}

function within(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Readonly<Record<string, unknown>>)[key] : undefined),
    value,
  );
}
