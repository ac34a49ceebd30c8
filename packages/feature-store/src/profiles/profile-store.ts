import type { UserId } from '@fusionrank/domain/id';
import type { QueryResultRow } from 'pg';
import type { Database } from '../database/open.ts';
import { queryUntil, type ReadFor } from '../database/query-until.ts';
import { DEFAULT_CONSENT, profileAt } from '../features/profile.ts';
import { tasteOf } from '../features/taste.ts';
import type { AskedProfile, ProfileStore, StampedProfile } from '../store.ts';
import { changeConsent, readConsents, writeConsent } from './consents.ts';
import { readRecent } from './recent-interactions.ts';
import type { NamedStatement, ReadRows } from './item-facts.ts';
import { readStamps, readStoredProfiles } from './profile-rows.ts';

/**
 * Profiles read straight from the event log: nothing is kept here, so what was acknowledged is there, from the millisecond
 * after its `ingestedAt` on. Item facts and consent are those of today, also for an `asOf` in the past.
 */
export function createProfileStore(database: Pick<Database, 'pool'>): ProfileStore {
  const readFor =
    (reader: ReadFor): ReadRows =>
    async <Row extends QueryResultRow>(statement: NamedStatement, values: readonly unknown[]) =>
      (await queryUntil<Row>(database, { ...statement, values: [...values] }, reader)).rows;
  const readRows = readFor({});
  return {
    read: async (userIds, asOf) => {
      const asked = userIds.map((userId) => ({ userId }));
      return (await readProfiles(readRows, asked, asOf)).map(({ profile }) => profile);
    },
    readAgain: (asked, asOf, reader = {}) => readProfiles(readFor(reader), asked, asOf),
    stamps: async (userIds) => (userIds.length === 0 ? new Map() : readStamps(readRows, userIds)),
    recent: (userIds, request) => readRecent(readFor(request), userIds, request),
    consent: async (userId) => (await readConsents(readRows, [userId])).get(userId) ?? DEFAULT_CONSENT,
    setConsent: (userId, consent) => writeConsent(database, userId, consent),
    changeConsent: (userId, change) => changeConsent(database, userId, change),
  };
}

async function readProfiles(readRows: ReadRows, asked: readonly AskedProfile[], asOf: Date): Promise<StampedProfile[]> {
  if (asked.length === 0) return [];
  const heldBy = new Map(asked.map(({ userId, held }) => [userId, held]));
  const users = Array.from(heldBy, ([userId, held]) => ({ userId, stamp: held?.stamp }));
  const { profiles, facts } = await readStoredProfiles(readRows, users, asOf);
  const changed = new Map<UserId, StampedProfile>(
    profiles.map(({ userId, stamp, newest, interactionCount, consent = DEFAULT_CONSENT }) => {
      const taste = tasteOf(newest, (itemId) => facts.get(itemId));
      const profile = profileAt({ userId, asOf, taste, interactionCount, consent });
      return [userId, { profile, ...(stamp !== undefined && { stamp }) }];
    }),
  );
  return asked.map(({ userId }) => {
    const held = heldBy.get(userId);
    const read = changed.get(userId) ?? (held && { ...held, profile: { ...held.profile, asOf } });
    if (read === undefined) throw new TypeError(`the database left out the profile of ${userId}`);
    return read;
  });
}
