import type { FacetValueResolvers } from '../../types.generated.ts';

export const FacetValue: FacetValueResolvers = {
  label: ({ value }) => value,
};
