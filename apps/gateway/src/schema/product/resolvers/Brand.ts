import type { BrandResolvers } from '../../types.generated.ts';

export const Brand: BrandResolvers = {
  id: (name) => name,
  name: (name) => name,
};
