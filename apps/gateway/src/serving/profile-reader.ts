import type { Clock } from '@fusionrank/domain/clock';
import type { UserId } from '@fusionrank/domain/id';
import { problem } from '@fusionrank/domain/problem';
import type { UserProfile } from '@fusionrank/domain/profile';
import type { ProfileStore } from '@fusionrank/feature-store';
import DataLoader from 'dataloader';
import type { DatabaseGuard } from './database-guard.ts';

export interface ProfileSources {
  readonly profiles: Pick<ProfileStore, 'read'>;
  readonly database: DatabaseGuard;
  readonly clock: Clock;
}

/**
 * Reads profiles as of now, those of requests that come together in one statement. Nothing is remembered: what was
 * tracked a moment ago is in it. Rejects with DATABASE_UNAVAILABLE.
 */
export function createProfileReader({
  profiles,
  database,
  clock,
}: ProfileSources): (id: UserId) => Promise<UserProfile> {
  const loader = new DataLoader<UserId, UserProfile>(
    async (ids) => {
      const read = await database.attempt(() => profiles.read([...new Set(ids)], clock()));
      if (!read.answered)
        throw problem('DATABASE_UNAVAILABLE', 'profile: expected an answer of the database, got none');
      const found = new Map(read.value.map((profile) => [profile.userId, profile]));
      return ids.map((id) => found.get(id) ?? new Error(`the profile of ${id} was asked for and not given`));
    },
    { cache: false },
  );
  return (id) => loader.load(id);
}
