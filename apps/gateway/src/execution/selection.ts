import { isAbstractType, Kind, typeFromAST } from 'graphql';
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLSchema,
  InlineFragmentNode,
  SelectionSetNode,
} from 'graphql';

/** What a selection is read with. */
export interface SelectionSource {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

/** Fields by response key, in the order of their first mention. Those of one key are one field: their selections add up. */
export type FieldsByKey = ReadonlyMap<string, readonly FieldNode[]>;

/** The fields that selections ask of an object of the type (GraphQL, October 2021, § 6.3.2), without directives. */
export function fieldsOf(
  selections: readonly SelectionSetNode[],
  type: GraphQLObjectType,
  source: SelectionSource,
): FieldsByKey {
  const fields = new Map<string, FieldNode[]>();
  const spread = new Set<string>();
  const collect = (selection: SelectionSetNode): void => {
    for (const node of selection.selections) {
      if (node.kind === Kind.FIELD) {
        const key = keyOf(node);
        fields.set(key, [...(fields.get(key) ?? []), node]);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        if (applies(node, type, source)) collect(node.selectionSet);
      } else {
        const fragment = source.fragments[node.name.value];
        if (fragment === undefined || spread.has(node.name.value) || !applies(fragment, type, source)) continue;
        spread.add(node.name.value);
        collect(fragment.selectionSet);
      }
    }
  };
  selections.forEach(collect);
  return fields;
}

export const keyOf = ({ alias, name }: FieldNode): string => alias?.value ?? name.value;

function applies(
  { typeCondition }: FragmentDefinitionNode | InlineFragmentNode,
  type: GraphQLObjectType,
  { schema }: SelectionSource,
): boolean {
  if (typeCondition === undefined) return true;
  const wanted = typeFromAST(schema, typeCondition);
  return wanted === type || (isAbstractType(wanted) && schema.isSubType(wanted, type));
}
