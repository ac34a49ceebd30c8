import type { Clock } from '@fusionrank/domain/clock';
import type { UserId } from '@fusionrank/domain/id';
import type { ProfileStore, ReadFor } from '@fusionrank/feature-store';
import type { SimilarUser } from '@fusionrank/search';
import type { ForgottenUsers } from '../privacy/forgotten-users.ts';
import { LRUCache } from 'lru-cache';
import type { BehaviourLookup } from './behaviour-lookup.ts';
import type { DatabaseGuard } from './database-guard.ts';

/** Neighbours asked of the model, and what is read of each. */
const NEIGHBOURS = 20;
const INTERACTIONS_EACH = 10;

const REMEMBERED_USERS = 5_000;
/** What neighbours did a few minutes ago is news enough. */
const REMEMBERED_MS = 5 * 60_000;

export interface SimilarUsersSources {
  /** Of the model in force; read anew by every request. */
  readonly behaviour: () => BehaviourLookup | undefined;
  readonly profiles: Pick<ProfileStore, 'recent'>;
  readonly database: DatabaseGuard;
  readonly clock: Clock;
  /** Absent: nobody is. */
  readonly forgotten?: Pick<ForgottenUsers, 'onForgotten'>;
}

/**
 * Users who behave like one, by the model in force, and what they did lately; remembered for five minutes. While the database does
 * not answer there are none.
 */
export function createSimilarUsers({
  behaviour,
  profiles,
  database,
  clock,
  forgotten,
}: SimilarUsersSources): (userId: UserId, signal?: AbortSignal) => Promise<readonly SimilarUser[]> {
  const remembered = new LRUCache<UserId, Remembered>({ max: REMEMBERED_USERS, ttl: REMEMBERED_MS });
  // What somebody did is remembered with each of their neighbours, and not by whom.
  forgotten?.onForgotten(() => remembered.clear());
  return async (userId, signal) => {
    const lookup = behaviour();
    if (lookup === undefined) return [];
    const known = remembered.get(userId);
    if (known?.by === lookup) return known.users;
    const reading = { behaviour: lookup, profiles, asOf: clock() };
    const read = await database.attempt((until) => readSimilarUsers(userId, { ...reading, signal: until }), { signal });
    if (!read.answered) return [];
    remembered.set(userId, { by: lookup, users: read.value });
    return read.value;
  };
}

interface Remembered {
  readonly by: BehaviourLookup;
  readonly users: readonly SimilarUser[];
}

export interface SimilarUsersAsOf extends Pick<SimilarUsersSources, 'profiles'>, ReadFor {
  readonly behaviour: BehaviourLookup;
  readonly asOf: Date;
}

/** Nearest first; those of whom nothing may be known are left out. */
export async function readSimilarUsers(
  userId: UserId,
  { behaviour, profiles, asOf, signal }: SimilarUsersAsOf,
): Promise<readonly SimilarUser[]> {
  const near = behaviour.usersLike(userId, NEIGHBOURS);
  if (near.length === 0) return [];
  const recent = await profiles.recent(
    near.map((user) => user.userId),
    { asOf, perUser: INTERACTIONS_EACH, signal },
  );
  return near.flatMap(({ userId: id, similarity }) => {
    const history = recent.get(id);
    return history === undefined ? [] : [{ similarity, history }];
  });
}
