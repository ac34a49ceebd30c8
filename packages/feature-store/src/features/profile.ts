import type { UserId } from '@fusionrank/domain/id';
import type { Consent, UserProfile } from '@fusionrank/domain/profile';
import type { Taste } from './taste.ts';
import { NO_TASTE } from './taste.ts';

/** What is known of one user at one instant. */
export interface ProfileEvidence {
  readonly userId: UserId;
  readonly asOf: Date;
  readonly taste: Taste;
  /** Everything known before `asOf`, also what is past PROFILE_EVIDENCE. */
  readonly interactionCount: number;
  readonly consent: Consent;
}

/**
 * The profile view: online reads and training slates both end here. Without consent to personalisation it equals the
 * profile of somebody we have never met, apart from the consent itself.
 */
export function profileAt(evidence: ProfileEvidence): UserProfile {
  const { userId, asOf, consent } = evidence;
  const known = consent.personalization ? evidence : { taste: NO_TASTE, interactionCount: 0 };
  return { userId, asOf, ...known.taste, interactionCount: known.interactionCount, consent };
}

/** What holds for a user who has never said: both allowed, since the epoch. */
export const DEFAULT_CONSENT: Consent = { personalization: true, analytics: true, version: 0, updatedAt: new Date(0) };
