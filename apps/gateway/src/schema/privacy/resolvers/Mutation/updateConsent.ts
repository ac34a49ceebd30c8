import { actingFor } from '../../../../privacy/acting-for.ts';
import type { MutationResolvers, ResolversTypes } from '../../../types.generated.ts';

type Refusal = ResolversTypes['UpdateConsentError'];

export const updateConsent: NonNullable<MutationResolvers['updateConsent']> = async (_parent, { input }, context) => {
  const clientMutationId = input.clientMutationId ?? null;
  const refused = (error: Refusal) => ({ consent: null, profile: null, errors: [error], clientMutationId });
  const { personalization, analytics, expectedVersion } = input;
  if (!isGiven(personalization) && !isGiven(analytics)) return refused(NOTHING_GIVEN);
  const acting = actingFor(context.viewer, input.userId);
  if (acting.kind === 'refused') return refused(acting.error);
  const changed = await context.consents.changeConsent(acting.userId, {
    ...(isGiven(personalization) ? { personalization } : {}),
    ...(isGiven(analytics) ? { analytics } : {}),
    ...(isGiven(expectedVersion) ? { expectedVersion } : {}),
  });
  if (changed.kind === 'conflict') {
    const { currentVersion } = changed;
    const message = `expectedVersion: expected ${currentVersion}, which is in force, got ${String(expectedVersion)}`;
    return refused({ __typename: 'ConflictError', message, path: ['input', 'expectedVersion'], currentVersion });
  }
  const profile = await context.profileOf(acting.userId);
  return { consent: changed.consent, profile, errors: [], clientMutationId };
};

const isGiven = <Value>(value: Value | null | undefined): value is Value => value !== null && value !== undefined;

const NOTHING_GIVEN: Refusal = {
  __typename: 'ValidationError',
  code: 'INVALID_INPUT',
  message: 'input: expected personalization or analytics, got neither',
  path: ['input'],
};
