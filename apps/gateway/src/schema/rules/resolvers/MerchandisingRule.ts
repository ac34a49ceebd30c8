import { effectWords } from '@fusionrank/search/rules';
import type { MerchandisingRuleResolvers } from '../../types.generated.ts';
import { numberedPage } from '../number-cursor.ts';
import { RULE_KIND, shownAction, shownCondition } from '../shown-rule.ts';

export const MerchandisingRule: MerchandisingRuleResolvers = {
  name: ({ content }) => content.name,
  kind: ({ content }) => RULE_KIND[content.action.kind],
  priority: ({ content }) => content.priority,
  condition: ({ content }) => shownCondition(content.condition),
  action: ({ content }) => shownAction(content.action),
  effect: ({ content }) => effectWords(content.action),
  publishedVersion: ({ publishedVersion }) => publishedVersion ?? null,
  // Publishing is the last change of a rule that holds nothing newer.
  hasUnpublishedChanges: ({ version, publishedVersion }) => publishedVersion !== version,
  revisions: ({ id }, { first, after }, { rules }) =>
    numberedPage(
      { first, after: after ?? null },
      (reach) => rules.history({ ruleId: id, ...reach }),
      ({ sequence }) => sequence,
    ),
};
