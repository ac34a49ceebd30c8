import type { MutationResolvers } from '../../../types.generated.ts';
import { ruleContent } from '../../rule-content.ts';
import { authorOf, payload } from '../../rule-payload.ts';

export const createRule: NonNullable<MutationResolvers['createRule']> = (_parent, { input }, { rules, viewer }) =>
  payload({ clientMutationId: input.clientMutationId ?? null }, async () => ({
    kind: 'changed',
    rule: await rules.create({ content: ruleContent(input.rule), author: authorOf(viewer) }),
  }));
