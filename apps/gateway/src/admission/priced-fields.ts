import { isCompositeType, isInterfaceType, isListType, isNonNullType, isObjectType, Kind } from 'graphql';
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLNamedType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { listSizeOf, namedTypeOf, weightOfField, weightOfType } from './schema-weights.ts';
import { sliceOf } from './slice.ts';
import type { Slice } from './slice.ts';

/** A field of an operation, and what the schema says that it costs. */
export interface PricedField {
  /** Of the field itself. */
  readonly weight: number;
  /** Of each object or value that it gives. */
  readonly each: number;
  readonly name: string;
  readonly isList: boolean;
  /** What sizes its list, or the lists of `sizedFields` in it, by their numbers among the operation's slices. */
  readonly slices: readonly number[];
  /** Where no slice does. */
  readonly assumedSize: number;
  readonly sizedFields: readonly string[];
}

export interface PricedOperation {
  readonly fields: ReadonlyMap<FieldNode, PricedField>;
  /** In the order of the operation. */
  readonly slices: readonly Slice[];
}

export interface PricedSource {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** The length of a list that neither a client nor the schema says. */
const ASSUMED_SIZE = 10;

/** Each fragment is read once. Fields that the schema does not have, and those of introspection, are left out. */
export function pricedFields({ schema, operation, fragments }: PricedSource): PricedOperation {
  const fields = new Map<FieldNode, PricedField>();
  const slices: Slice[] = [];
  const spread = new Set<string>();

  const read = (set: SelectionSetNode, type: GraphQLNamedType | undefined): void => {
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) readField(node, type);
      else if (node.kind === Kind.INLINE_FRAGMENT) {
        read(node.selectionSet, node.typeCondition ? schema.getType(node.typeCondition.name.value) : type);
      } else readFragment(node.name.value);
    }
  };
  const readFragment = (name: string): void => {
    const fragment = fragments.get(name);
    if (fragment === undefined || spread.has(name)) return;
    spread.add(name);
    read(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value));
  };
  const readField = (node: FieldNode, type: GraphQLNamedType | undefined): void => {
    if (!isObjectType(type) && !isInterfaceType(type)) return;
    const field = type.getFields()[node.name.value];
    if (field === undefined) return;
    const named = namedTypeOf(field);
    const { assumedSize = ASSUMED_SIZE, slicingArguments, sizedFields } = listSizeOf(field);
    const found = slicingArguments.flatMap((path) => {
      const slice = sliceOf(path, { operation, field, node, assumed: assumedSize });
      return slice === undefined ? [] : [slices.push(slice) - 1];
    });
    fields.set(node, {
      weight: weightOfField(field),
      each: weightOfType(named, schema),
      name: field.name,
      isList: isListType(isNonNullType(field.type) ? field.type.ofType : field.type),
      slices: found,
      assumedSize,
      sizedFields,
    });
    if (node.selectionSet !== undefined && isCompositeType(named)) read(node.selectionSet, named);
  };

  read(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined);
  return { fields, slices };
}
