import type { MutationResolvers } from '../../../types.generated.ts';
import { changedRule } from '../../rule-payload.ts';

export const revertRule: NonNullable<MutationResolvers['revertRule']> = (_parent, { input }, context) =>
  changedRule(input, () => ({ kind: 'revert', toVersion: input.toRevision }), context);
