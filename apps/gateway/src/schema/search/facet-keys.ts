import { Kind, valueFromASTUntyped } from 'graphql';
import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import { FACET_KEYS } from './search-request.ts';

/** The usual facets and those that the operation names: what has to be counted while the matches are at hand. */
export function facetKeysAsked(info: GraphQLResolveInfo): readonly string[] {
  const asked = info.fieldNodes.flatMap(({ selectionSet }) => [...keysIn(selectionSet, info)]);
  return [...new Set([...FACET_KEYS, ...asked])].slice(0, MOST_KEYS);
}

const MOST_KEYS = 30;

function* keysIn(selections: SelectionSetNode | undefined, info: GraphQLResolveInfo): Generator<string> {
  for (const selection of selections?.selections ?? []) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      yield* keysIn(info.fragments[selection.name.value]?.selectionSet, info);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      yield* keysIn(selection.selectionSet, info);
    } else if (selection.name.value === 'facets') {
      const keys = selection.arguments?.find(({ name }) => name.value === 'keys')?.value;
      const given: unknown = keys === undefined ? [] : valueFromASTUntyped(keys, info.variableValues);
      if (Array.isArray(given)) yield* given.filter((key) => typeof key === 'string');
    }
  }
}
