import type { QueryResolvers } from '../../../types.generated.ts';
import { queryPage } from '../../query-page.ts';

export const topQueries: NonNullable<QueryResolvers['topQueries']> = (_parent, args, context) =>
  queryPage({ ...args, kind: 'all' }, context);
