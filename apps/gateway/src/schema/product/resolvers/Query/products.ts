import { parseItemId } from '@fusionrank/domain/id';
import { problem } from '@fusionrank/domain/problem';
import type { QueryResolvers } from '../../../types.generated.ts';

const MOST_IDS = 250;

export const products: NonNullable<QueryResolvers['products']> = async (_parent, { ids }, context) => {
  if (ids.length > MOST_IDS) throw problem('INVALID_INPUT', `ids: expected at most ${MOST_IDS}, got ${ids.length}`);
  const found = await context.products.loadAll(ids.map(parseItemId));
  return found.map((item) => item ?? null);
};
