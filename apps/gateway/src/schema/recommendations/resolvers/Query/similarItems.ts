import { parseItemId } from '@fusionrank/domain/id';
import type { QueryResolvers } from '../../../types.generated.ts';
import { similarPage } from '../../similar-page.ts';

export const similarItems: NonNullable<QueryResolvers['similarItems']> = (_parent, { productId, ...args }, context) =>
  similarPage({ ...args, itemId: parseItemId(productId) }, context);
