import type { Clock } from '@fusionrank/domain/clock';
import type { UserId } from '@fusionrank/domain/id';
import { problem } from '@fusionrank/domain/problem';
import type { UserProfile } from '@fusionrank/domain/profile';
import type { ProfileStore, StampedProfile } from '@fusionrank/feature-store';
import type { ForgottenUsers } from '../privacy/forgotten-users.ts';
import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import { whenAllAborted } from '../load/when-all-aborted.ts';
import type { DatabaseGuard } from './database-guard.ts';

export interface ProfileSources {
  readonly profiles: Pick<ProfileStore, 'readAgain'>;
  readonly database: DatabaseGuard;
  readonly clock: Clock;
  /** Absent: nobody is. */
  readonly forgotten?: Pick<ForgottenUsers, 'onForgotten'>;
  /** Told of each profile that is read whether what was kept is still so. */
  readonly onRead?: ((cache: 'profile', outcome: 'hit' | 'miss') => void) | undefined;
}

/** The profile as of now; the signal aborts when nobody waits for it any more. */
export type ReadProfile = (id: UserId, signal?: AbortSignal) => Promise<UserProfile>;

/**
 * Reads profiles as of now, those of requests that come together in one statement. What was read is kept, and at each reading the
 * database is asked whether it is still so: what was tracked a moment ago, here or by another gateway, is in it. Only
 * what the catalogue says of the products touched may be a minute old. Rejects with DATABASE_UNAVAILABLE. The statement is stopped
 * once nobody of those for whom it reads waits any more.
 */
export function createProfileReader(sources: ProfileSources): ReadProfile {
  const kept = keptProfiles(sources.clock);
  sources.forgotten?.onForgotten((isForgotten) => kept.drop(isForgotten));
  const loader = new DataLoader<Wanted, UserProfile>((wanted) => readProfiles(wanted, kept, sources), { cache: false });
  return (userId, signal) => loader.load({ userId, signal });
}

interface Wanted {
  readonly userId: UserId;
  readonly signal: AbortSignal | undefined;
}

async function readProfiles(
  wanted: readonly Wanted[],
  kept: KeptProfiles,
  { profiles, database, clock, onRead }: ProfileSources,
): Promise<UserProfile[]> {
  const asked = wanted.map(({ userId }) => ({ userId, held: kept.get(userId) }));
  const everybody = whenAllAborted(wanted.map(({ signal }) => signal));
  const reading = database.attempt((signal) => profiles.readAgain(asked, clock(), { signal }), everybody);
  const read = await reading.finally(everybody.end);
  if (!read.answered) throw problem('DATABASE_UNAVAILABLE', 'profile: expected an answer of the database, got none');
  for (const [at, stamped] of read.value.entries()) {
    const isAsKept = stamped.stamp !== undefined && stamped.stamp === asked[at]?.held?.stamp;
    onRead?.('profile', isAsKept ? 'hit' : 'miss');
    if (stamped.stamp !== undefined && !isAsKept) kept.set(stamped);
  }
  return read.value.map(({ profile }) => profile);
}

interface KeptProfiles {
  get(id: UserId): StampedProfile | undefined;
  set(stamped: StampedProfile): void;
  drop(isForgotten: (id: UserId) => boolean): void;
}

/** A product's brand, category, colours and price of then go on counting in tastes for so long. */
const KEPT_MS = 60_000;
/** Interactions and likings of all that are kept: about 10 MB. */
const MOST_ENTRIES = 80_000;

function keptProfiles(clock: Clock): KeptProfiles {
  const kept = new LRUCache<UserId, { readonly stamped: StampedProfile; readonly readAt: number }>({
    maxSize: MOST_ENTRIES,
    sizeCalculation: ({ stamped: { profile } }) => 1 + profile.history.length + profile.affinities.length,
  });
  return {
    get: (id) => {
      const found = kept.get(id);
      return found !== undefined && clock().getTime() - found.readAt < KEPT_MS ? found.stamped : undefined;
    },
    set: (stamped) => void kept.set(stamped.profile.userId, { stamped, readAt: clock().getTime() }),
    drop: (isForgotten) => {
      for (const id of kept.keys()) if (isForgotten(id)) kept.delete(id);
    },
  };
}
