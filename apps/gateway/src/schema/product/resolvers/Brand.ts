import type { BrandResolvers } from '../../types.generated.ts';
import { writeNodeId } from '../../base/node-id.ts';

export const Brand: BrandResolvers = {
  nodeId: ({ name }) => writeNodeId({ type: 'Brand', id: name }),
  id: ({ name }) => name,
};
