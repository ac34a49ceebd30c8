import { trackEvents as track } from '../../../../tracking/track-events.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const trackEvents: NonNullable<MutationResolvers['trackEvents']> = async (_parent, { input }, context) => ({
  ...(await track(input, context)),
  clientMutationId: input.clientMutationId ?? null,
});
