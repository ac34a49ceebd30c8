import type { QueryKind } from '@fusionrank/feature-store/metrics';
import type { QueryFailure, QueryResolvers } from '../../../types.generated.ts';
import { queryPage } from '../../query-page.ts';

export const failingQueries: NonNullable<QueryResolvers['failingQueries']> = (_parent, { by, ...args }, context) =>
  queryPage({ ...args, kind: KIND[by] }, context);

const KIND = { ZERO_RESULTS: 'zero-results', NO_CLICKS: 'no-clicks' } as const satisfies Record<
  QueryFailure,
  QueryKind
>;
