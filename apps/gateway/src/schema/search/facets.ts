import type { Facet } from '@fusionrank/domain/search';
import type { ResolversTypes } from '../types.generated.ts';

/** The facets of the keys, in the ranking's order, each cut to its `valuesFirst` most frequent values. */
export function shownFacets(
  facets: readonly Facet[],
  { keys, valuesFirst }: { readonly keys: readonly string[] | undefined; readonly valuesFirst: number },
): ResolversTypes['Facet'][] {
  return facets.filter(({ key }) => keys === undefined || keys.includes(key)).map((facet) => shown(facet, valuesFirst));
}

function shown(facet: Facet, valuesFirst: number): ResolversTypes['Facet'] {
  if (facet.kind === 'range') return { __typename: 'RangeFacet', ...facet };
  const left = facet.values.slice(valuesFirst);
  return {
    __typename: 'TermsFacet',
    ...facet,
    values: facet.values.slice(0, valuesFirst),
    otherCount: left.reduce((sum, { count }) => sum + count, facet.otherCount),
  };
}
