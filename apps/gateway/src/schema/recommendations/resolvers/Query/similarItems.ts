import { parseItemId } from '@fusionrank/domain/id';
import type { QueryResolvers } from '../../../types.generated.ts';
import { similarPage } from '../../similar-page.ts';

export const similarItems: NonNullable<QueryResolvers['similarItems']> = (_parent, args, context) =>
  similarPage({ itemId: parseItemId(args.productId), first: args.first, after: args.after, mode: args.mode }, context);
