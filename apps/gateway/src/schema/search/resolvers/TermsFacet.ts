import { labelOf } from '../../product/label.ts';
import type { TermsFacetResolvers } from '../../types.generated.ts';

export const TermsFacet: TermsFacetResolvers = {
  label: ({ key }) => labelOf(key),
};
