import type { ProductAttributeResolvers } from '../../types.generated.ts';
import { labelOf } from '../label.ts';

export const ProductAttribute: ProductAttributeResolvers = {
  label: ({ key }) => labelOf(key),
};
