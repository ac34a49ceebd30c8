import type { CatalogueInfoResolvers } from '../../types.generated.ts';

export const CatalogueInfo: CatalogueInfoResolvers = {
  items: ({ itemCount }) => itemCount,
  version: ({ version }) => String(version),
};
