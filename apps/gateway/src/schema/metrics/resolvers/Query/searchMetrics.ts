import type { QueryResolvers } from '../../../types.generated.ts';
import { currentMetrics } from '../../current-metrics.ts';

export const searchMetrics: NonNullable<QueryResolvers['searchMetrics']> = (_parent, args, context) =>
  currentMetrics(args, context);
