import type { AppliedRuleResolvers } from '../../types.generated.ts';
import { RULE_KIND } from '../shown-rule.ts';

export const AppliedRule: AppliedRuleResolvers = {
  rule: ({ ruleId }) => ruleId,
  kind: ({ kind }) => RULE_KIND[kind],
};
