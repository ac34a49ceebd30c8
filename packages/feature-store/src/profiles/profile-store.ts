import type { ItemId, UserId } from '@fusionrank/domain/id';
import type { UserProfile } from '@fusionrank/domain/profile';
import type { QueryResultRow } from 'pg';
import type { Database } from '../database/open.ts';
import type { InteractionRow } from '../events/interaction-rows.ts';
import { toKnownInteraction } from '../events/interaction-rows.ts';
import { knownBeforeSql } from '../features/known-at.ts';
import type { KnownInteraction } from '../features/known-interactions.ts';
import { PROFILE_EVIDENCE } from '../features/known-interactions.ts';
import { DEFAULT_CONSENT, profileAt } from '../features/profile.ts';
import { tasteOf } from '../features/taste.ts';
import type { ProfileStore } from '../store.ts';
import { readConsents, writeConsent } from './consents.ts';
import type { NamedStatement, ReadRows } from './item-facts.ts';
import { readItemFacts } from './item-facts.ts';

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
    consent: async (userId) => (await readConsents(readRows, [userId])).get(userId) ?? DEFAULT_CONSENT,
    setConsent: (userId, consent) => writeConsent(database, userId, consent),
  };
}

/** Two round trips for any number of users: who did what, then what those items are. */
async function readProfiles(readRows: ReadRows, userIds: readonly UserId[], asOf: Date): Promise<UserProfile[]> {
  if (userIds.length === 0) return [];
  const users = [...new Set(userIds)];
  const [newest, consents] = await Promise.all([readNewest(readRows, users, asOf), readConsents(readRows, users)]);
  const [facts, counts] = await Promise.all([
    readItemFacts(readRows, itemsOf(newest.values())),
    readCounts(readRows, usersAtTheLimit(newest), asOf),
  ]);
  const factsById = new Map(facts);
  return userIds.map((userId) => {
    const interactions = newest.get(userId) ?? [];
    return profileAt({
      userId,
      asOf,
      taste: tasteOf(interactions, (itemId) => factsById.get(itemId)),
      interactionCount: counts.get(userId) ?? interactions.length,
      consent: consents.get(userId) ?? DEFAULT_CONSENT,
    });
  });
}

type NewestByUser = ReadonlyMap<UserId, readonly KnownInteraction[]>;

async function readNewest(readRows: ReadRows, users: readonly UserId[], asOf: Date): Promise<NewestByUser> {
  const newest = new Map<UserId, KnownInteraction[]>(users.map((userId) => [userId, []]));
  for (const row of await readRows<InteractionRow>(NEWEST, [users, asOf])) {
    newest.get(row.userId)?.push(toKnownInteraction(row));
  }
  return newest;
}

/** Only users with more than a profile is read from need counting; for the others all was just read. */
async function readCounts(
  readRows: ReadRows,
  users: readonly UserId[],
  asOf: Date,
): Promise<ReadonlyMap<UserId, number>> {
  if (users.length === 0) return new Map();
  const rows = await readRows<{ readonly userId: UserId; readonly count: number }>(COUNTS, [users, asOf]);
  return new Map(rows.map(({ userId, count }) => [userId, count]));
}

function usersAtTheLimit(newest: NewestByUser): UserId[] {
  return [...newest].filter(([, interactions]) => interactions.length === PROFILE_EVIDENCE).map(([userId]) => userId);
}

function itemsOf(histories: Iterable<readonly KnownInteraction[]>): ItemId[] {
  return [...new Set([...histories].flatMap((interactions) => interactions.map(({ itemId }) => itemId)))];
}

const NEWEST: NamedStatement = {
  name: 'newest interactions of users',
  text: `
  SELECT newest.*
  FROM unnest($1::text[]) AS wanted("userId")
  CROSS JOIN LATERAL (
    SELECT e."userId", e."eventId", e."itemId", e."kind", e."value", e."query", e."occurredAt"
    FROM "InteractionEvent" e
    WHERE e."userId" = wanted."userId" AND ${knownBeforeSql('e', '$2')}
    ORDER BY e."occurredAt" DESC, e."eventId" COLLATE "C" DESC
    LIMIT ${PROFILE_EVIDENCE}
  ) newest`,
};

const COUNTS: NamedStatement = {
  name: 'interactions of users',
  text: `
  SELECT e."userId", count(*)::float8 AS "count" FROM "InteractionEvent" e
  WHERE e."userId" = ANY($1::text[]) AND ${knownBeforeSql('e', '$2')}
  GROUP BY e."userId"`,
};
