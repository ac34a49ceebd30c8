import { actingFor } from '../../../../privacy/acting-for.ts';
import type { MutationResolvers, ResolversTypes } from '../../../types.generated.ts';

type Refusal = ResolversTypes['ForgetMeError'];

export const forgetMe: NonNullable<MutationResolvers['forgetMe']> = async (_parent, { input }, context) => {
  const clientMutationId = input.clientMutationId ?? null;
  const refused = (error: Refusal) => ({ requestId: null, receipt: null, errors: [error], clientMutationId });
  if (!input.confirm) return refused(NOT_CONFIRMED);
  const acting = actingFor(context.viewer, input.userId);
  if (acting.kind === 'refused') return refused(acting.error);
  const receipt = await context.forgetting.forget(acting.userId);
  return { requestId: receipt.requestId, receipt, errors: [], clientMutationId };
};

const NOT_CONFIRMED: Refusal = {
  __typename: 'ValidationError',
  code: 'INVALID_INPUT',
  message: 'confirm: expected true, as what is forgotten does not come back, got false',
  path: ['input', 'confirm'],
};
