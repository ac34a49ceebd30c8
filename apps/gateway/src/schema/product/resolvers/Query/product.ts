import { parseItemId } from '@fusionrank/domain/id';
import type { QueryResolvers } from '../../../types.generated.ts';

export const product: NonNullable<QueryResolvers['product']> = async (_parent, { id }, { products }) => {
  const [found] = await products.loadAll([parseItemId(id)]);
  return found ?? null;
};
