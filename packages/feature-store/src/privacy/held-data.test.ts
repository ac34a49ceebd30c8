import { parseUserId } from '@fusionrank/domain/id';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createAuditStore } from '../audit/audit-store.ts';
import { createEventLog } from '../events/event-log.ts';
import { createProfileStore } from '../profiles/profile-store.ts';
import type { HeldRecord } from '../store.ts';
import { impressionEvent, interactionEvent, searchEvent } from '../testing/event-builders.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createHeldDataStore } from './held-data.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() =>
  database.pool.query('TRUNCATE "SearchEvent", "ImpressionEvent", "InteractionEvent", "User", "Consent", "AuditEntry"'),
);

const u1 = parseUserId('u1');
const asOf = new Date('2026-03-02T00:00:00Z');

async function held() {
  const profiles = createProfileStore(database);
  const batches: (readonly HeldRecord[])[] = [];
  const store = createHeldDataStore({ pool: database.pool, profiles, clock: () => asOf });
  for await (const batch of store.read(u1)) batches.push(batch);
  return { batches, records: batches.flat() };
}

test('everything that is held of a user is in it, and nothing of others', async () => {
  const log = createEventLog(database);
  for (const userId of ['u1', 'u2']) {
    await log.append([searchEvent({ userId }), impressionEvent({ userId }), interactionEvent({ userId })]);
    await createProfileStore(database).setConsent(parseUserId(userId), { personalization: true, analytics: false });
  }
  const entry = { at: asOf, role: 'ADMIN', action: 'profile.read', requestId: 'r' };
  await createAuditStore(database).append([
    { ...entry, id: 'about', principal: 'user:boss', subject: 'u1' },
    { ...entry, id: 'by', principal: 'user:u1', subject: 'u9' },
    { ...entry, id: 'else', principal: 'user:boss', subject: 'u2' },
  ]);
  const { records } = await held();
  expect(records.map(({ type }) => type)).toEqual([
    'export',
    'profile',
    'user',
    'consent',
    'search',
    'impression',
    'interaction',
    'audit',
    'audit',
    'end',
  ]);
  expect(records[0]).toEqual({ type: 'export', userId: 'u1', asOf, format: 1 });
  expect(records.at(-1)).toEqual({ type: 'end', records: 9 });
  expect(records[1]).toMatchObject({ interactionCount: 1 });
  expect(records[4]).toMatchObject({ userId: 'u1', query: 'running shoes', policy: 'lexical' });
  expect(JSON.stringify(records)).not.toContain('u2');
});

test('many events come in batches of a thousand, each of them once', async () => {
  const events = Array.from({ length: 2_500 }, (_, i) => interactionEvent({ eventId: `e${i}` }));
  await createEventLog(database).append(events);
  const { batches, records } = await held();
  expect(Math.max(...batches.map(({ length }) => length))).toBe(1_000);
  const ids = records.flatMap((record) => ('eventId' in record ? [record['eventId']] : []));
  expect(new Set(ids).size).toBe(2_500);
  expect(ids).toHaveLength(2_500);
});

test('of somebody who is not known there is that alone', async () => {
  expect((await held()).records.map(({ type }) => type)).toEqual(['export', 'profile', 'end']);
});
