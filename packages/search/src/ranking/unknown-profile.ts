import type { UserId } from '@fusionrank/domain/id';
import type { UserProfile } from '@fusionrank/domain/profile';

/** The profile of somebody of whom nothing is known, or nothing may be used. */
export function unknownProfile(userId: UserId, asOf: Date): UserProfile {
  return {
    userId,
    asOf,
    history: [],
    affinities: [],
    interactionCount: 0,
    consent: { personalization: false, analytics: false, updatedAt: asOf },
  };
}
