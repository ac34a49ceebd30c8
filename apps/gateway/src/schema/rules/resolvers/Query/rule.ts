import { parseRuleId } from '@fusionrank/domain/id';
import type { QueryResolvers } from '../../../types.generated.ts';

export const rule: NonNullable<QueryResolvers['rule']> = async (_parent, { id }, { rules }) =>
  (await rules.byIds([parseRuleId(id)]))[0] ?? null;
