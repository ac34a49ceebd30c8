import type { MutationResolvers } from '../../../types.generated.ts';
import { changedRule } from '../../rule-payload.ts';

export const publishRule: NonNullable<MutationResolvers['publishRule']> = (_parent, { input }, context) =>
  changedRule(input, () => ({ kind: 'publish' }), context);
