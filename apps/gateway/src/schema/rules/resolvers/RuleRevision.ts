import { effectWords } from '@fusionrank/search/rules';
import type { RuleRevisionResolvers } from '../../types.generated.ts';
import { RULE_KIND, shownAction, shownCondition } from '../shown-rule.ts';

export const RuleRevision: RuleRevisionResolvers = {
  name: ({ content }) => content.name,
  kind: ({ content }) => RULE_KIND[content.action.kind],
  priority: ({ content }) => content.priority,
  condition: ({ content }) => shownCondition(content.condition),
  action: ({ content }) => shownAction(content.action),
  effect: ({ content }) => effectWords(content.action),
};
