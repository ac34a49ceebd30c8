import type { CategoryResolvers } from '../../types.generated.ts';
import { writeCategoryId } from '../category-id.ts';

export const Category: CategoryResolvers = {
  id: (path) => writeCategoryId(path),
  name: (path) => path.at(-1) ?? '',
  path: (path) => path,
  parent: (path) => (path.length > 1 ? path.slice(0, -1) : null),
};
