import { labelOf } from '../../product/label.ts';
import type { RangeFacetResolvers } from '../../types.generated.ts';

export const RangeFacet: RangeFacetResolvers = {
  label: ({ key }) => labelOf(key),
  min: ({ min }) => String(min),
  max: ({ max }) => String(max),
};
