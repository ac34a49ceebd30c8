import {
  defaultTypeResolver,
  GraphQLNonNull,
  GraphQLString,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type {
  FieldNode,
  GraphQLAbstractType,
  GraphQLField,
  GraphQLObjectType,
  GraphQLOutputType,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { completeLeaf, completeList, completeRequired } from './complete-value.ts';
import type { Complete } from './complete-value.ts';
import { executeFields } from './execute-fields.ts';
import type { FieldPlan } from './execute-fields.ts';
import { failureOf } from './field-failure.ts';
import { FieldInfo } from './field-info.ts';
import type { FieldFacts } from './field-info.ts';
import { readField } from './read-field.ts';
import { isPromise } from './run.ts';
import { fieldsOf } from './selection.ts';
import type { SelectionSource } from './selection.ts';

/** What stays the same throughout an operation. */
export interface Compiling extends SelectionSource {
  readonly operation: OperationDefinitionNode;
  /** A number that no field of the operation has yet. */
  readonly nextNumber: () => number;
}

/** The plans of what selections ask of objects of the type. */
export function compileFields(
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
  compiling: Compiling,
): readonly FieldPlan[] {
  return [...fieldsOf(selections, type, compiling)].map(([key, fieldNodes]) => {
    const field = fieldOf(type, fieldNodes);
    const facts: FieldFacts = {
      schema: compiling.schema,
      fragments: compiling.fragments,
      operation: compiling.operation,
      parentType: type,
      fieldName: field.name,
      returnType: field.type,
      fieldNodes,
      key,
    };
    return {
      key,
      read: readField({ field, facts, number: compiling.nextNumber() }),
      complete: completerOf(field.type, { facts, typename: type.name }, compiling),
      fail: failureOf(field.type, fieldNodes),
    };
  });
}

function fieldOf(type: GraphQLObjectType, [node]: readonly FieldNode[]): GraphQLField<unknown, unknown> {
  const name = node?.name.value ?? '';
  if (name === '__typename') return { ...TYPENAME, resolve: () => type.name };
  const field = type.getFields()[name];
  if (field === undefined)
    throw new TypeError(`expected a validated document, got one that asks ${type.name} for ${name}`);
  return field as GraphQLField<unknown, unknown>;
}

const TYPENAME: Omit<GraphQLField<unknown, unknown>, 'resolve'> = {
  name: '__typename',
  description: undefined,
  type: new GraphQLNonNull(GraphQLString),
  args: [],
  deprecationReason: undefined,
  extensions: {},
  astNode: undefined,
};

interface Completed {
  readonly facts: FieldFacts;
  /** Of the path's step to the value: the type that has the field, undefined for what lies in its list. */
  readonly typename: string | undefined;
}

function completerOf(type: GraphQLOutputType, completed: Completed, compiling: Compiling): Complete {
  const { facts, typename } = completed;
  const fieldName = `${facts.parentType.name}.${facts.fieldName}`;
  if (isNonNullType(type)) return completeRequired(completerOf(type.ofType, completed, compiling), fieldName);
  if (isListType(type)) {
    const completeItem = completerOf(type.ofType, { facts, typename: undefined }, compiling);
    return completeList({ completeItem, failItem: failureOf(type.ofType, facts.fieldNodes), fieldName, typename });
  }
  if (isLeafType(type)) return completeLeaf(type);
  return isObjectType(type) ? completeObject(type, completed, compiling) : completeAbstract(type, completed, compiling);
}

function completeObject(type: GraphQLObjectType, { facts, typename }: Completed, compiling: Compiling): Complete {
  const plans = compileFields(type, selectionsOf(facts), compiling);
  return (value, { path, run }, key) =>
    value === null || value === undefined
      ? null
      : executeFields(plans, value, { path: { prev: path, key, typename }, run });
}

/** The type's own way of telling which object type a value is, or else the value's `__typename`. */
function completeAbstract(type: GraphQLAbstractType, completed: Completed, compiling: Compiling): Complete {
  const possible = new Map(
    compiling.schema
      .getPossibleTypes(type)
      .map((objectType) => [objectType.name, completeObject(objectType, completed, compiling)]),
  );
  const typeOf = type.resolveType ?? defaultTypeResolver;
  const completeAs = (name: unknown): Complete => {
    const complete = typeof name === 'string' ? possible.get(name) : undefined;
    if (complete !== undefined) return complete;
    throw new Error(`Abstract type "${type.name}" was resolved to ${String(name)}, which is no possible type of it.`);
  };
  return (value, place, key) => {
    if (value === null || value === undefined) return null;
    const name: unknown = typeOf(value, place.run.context, new FieldInfo(completed.facts, place), type);
    return isPromise(name)
      ? name.then((settled) => completeAs(settled)(value, place, key))
      : completeAs(name)(value, place, key);
  };
}

function selectionsOf({ fieldNodes }: FieldFacts): readonly SelectionSetNode[] {
  return fieldNodes.flatMap(({ selectionSet }) => selectionSet ?? []);
}
