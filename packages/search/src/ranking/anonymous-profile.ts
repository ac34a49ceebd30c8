import type { UserId } from '@fusionrank/domain/id';
import type { UserProfile } from '@fusionrank/domain/profile';

/** The profile of somebody we have never met. */
export function anonymousProfile(userId: UserId, asOf: Date): UserProfile {
  return {
    userId,
    asOf,
    history: [],
    affinities: [],
    interactionCount: 0,
    consent: { personalization: true, analytics: true, version: 0, updatedAt: new Date(0) },
  };
}
