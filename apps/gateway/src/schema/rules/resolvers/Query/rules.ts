import { RULE_KINDS } from '@fusionrank/domain/rule';
import type { QueryResolvers } from '../../../types.generated.ts';
import { numberedPage } from '../../number-cursor.ts';
import { RULE_KIND } from '../../shown-rule.ts';

export const rules: NonNullable<QueryResolvers['rules']> = async (_parent, { filter, first, after }, context) => {
  const selection = {
    ...(filter?.statuses ? { statuses: filter.statuses } : {}),
    ...(filter?.kinds ? { kinds: RULE_KINDS.filter((kind) => filter.kinds?.includes(RULE_KIND[kind])) } : {}),
  };
  const [page, value] = await Promise.all([
    numberedPage(
      { first, after: after ?? null },
      (reach) => context.rules.list({ ...selection, ...reach }),
      ({ number }) => number,
    ),
    context.rules.count(selection),
  ]);
  return { ...page, totalCount: { value, relation: 'EXACT' } };
};
