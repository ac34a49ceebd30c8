import type { CategoryResolvers } from '../../types.generated.ts';
import { writeCategoryId } from '../category-id.ts';
import { writeNodeId } from '../../base/node-id.ts';

export const Category: CategoryResolvers = {
  nodeId: (path) => writeNodeId({ type: 'Category', id: writeCategoryId(path) }),
  id: (path) => writeCategoryId(path),
  name: (path) => path.at(-1) ?? '',
  path: (path) => path,
  parent: (path) => (path.length > 1 ? path.slice(0, -1) : null),
};
