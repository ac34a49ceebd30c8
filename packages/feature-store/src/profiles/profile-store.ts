import type { UserId } from '@fusionrank/domain/id';
import type { UserProfile } from '@fusionrank/domain/profile';
import type { QueryResultRow } from 'pg';
import type { Database } from '../database/open.ts';
import { DEFAULT_CONSENT, profileAt } from '../features/profile.ts';
import { tasteOf } from '../features/taste.ts';
import type { ProfileStore } from '../store.ts';
import { readConsents, writeConsent } from './consents.ts';
import { readRecent } from './recent-interactions.ts';
import type { NamedStatement, ReadRows } from './item-facts.ts';
import { readStoredProfiles } from './profile-rows.ts';

/**
 * Profiles read straight from the event log: nothing is cached, so what was acknowledged is there, from the millisecond
 * after its `ingestedAt` on. Item facts and consent are those of today, also for an `asOf` in the past.
 */
export function createProfileStore(database: Pick<Database, 'pool'>): ProfileStore {
  const readRows: ReadRows = async <Row extends QueryResultRow>(
    statement: NamedStatement,
    values: readonly unknown[],
  ) => (await database.pool.query<Row>({ ...statement, values: [...values] })).rows;
  return {
    read: (userIds, asOf) => readProfiles(readRows, userIds, asOf),
    recent: (userIds, request) => readRecent(readRows, userIds, request),
    consent: async (userId) => (await readConsents(readRows, [userId])).get(userId) ?? DEFAULT_CONSENT,
    setConsent: (userId, consent) => writeConsent(database, userId, consent),
  };
}

async function readProfiles(readRows: ReadRows, userIds: readonly UserId[], asOf: Date): Promise<UserProfile[]> {
  if (userIds.length === 0) return [];
  const { profiles, facts } = await readStoredProfiles(readRows, [...new Set(userIds)], asOf);
  const byUser = new Map(
    profiles.map(({ userId, newest, interactionCount, consent = DEFAULT_CONSENT }) => {
      const taste = tasteOf(newest, (itemId) => facts.get(itemId));
      return [userId, profileAt({ userId, asOf, taste, interactionCount, consent })];
    }),
  );
  return userIds.map((userId) => {
    const profile = byUser.get(userId);
    if (profile === undefined) throw new TypeError(`the database left out the profile of ${userId}`);
    return profile;
  });
}
