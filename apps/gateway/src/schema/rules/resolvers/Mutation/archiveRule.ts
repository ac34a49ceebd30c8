import type { MutationResolvers } from '../../../types.generated.ts';
import { changedRule } from '../../rule-payload.ts';

export const archiveRule: NonNullable<MutationResolvers['archiveRule']> = (_parent, { input }, context) =>
  changedRule(input, () => ({ kind: 'archive' }), context);
