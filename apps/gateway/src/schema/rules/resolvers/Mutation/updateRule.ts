import type { MutationResolvers } from '../../../types.generated.ts';
import { ruleContent } from '../../rule-content.ts';
import { changedRule } from '../../rule-payload.ts';

export const updateRule: NonNullable<MutationResolvers['updateRule']> = (_parent, { input }, context) =>
  changedRule(input, () => ({ kind: 'update', content: ruleContent(input.rule) }), context);
