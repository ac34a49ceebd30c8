import type { QueryResolvers } from '../../../types.generated.ts';
import { numberedPage } from '../../number-cursor.ts';

export const ruleHistory: NonNullable<QueryResolvers['ruleHistory']> = (_parent, { first, after }, { rules }) =>
  numberedPage(
    { first, after: after ?? null },
    (reach) => rules.history(reach),
    ({ sequence }) => sequence,
  );
