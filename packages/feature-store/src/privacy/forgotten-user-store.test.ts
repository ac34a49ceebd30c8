import { randomUUID } from 'node:crypto';
import { parseUserId } from '@fusionrank/domain/id';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createEventLog } from '../events/event-log.ts';
import { hashOfUser } from '../events/forgotten-users.ts';
import { createProfileStore } from '../profiles/profile-store.ts';
import type { EventLog, ForgottenUserStore, ProfileStore } from '../store.ts';
import { impressionEvent, interactionEvent, searchEvent } from '../testing/event-builders.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createForgottenUserStore } from './forgotten-user-store.ts';

let database: TestDatabase;
let forgotten: ForgottenUserStore;
let log: EventLog;
let profiles: ProfileStore;
beforeAll(async () => {
  database = await openTestDatabase();
  forgotten = createForgottenUserStore(database);
  log = createEventLog(database);
  profiles = createProfileStore(database);
});
afterAll(() => database.close());
beforeEach(() =>
  database.pool.query(
    'TRUNCATE "SearchEvent", "ImpressionEvent", "InteractionEvent", "User", "Consent", "ForgottenUser"',
  ),
);

/** The builders' events happen at this instant. */
const noon = new Date('2026-03-01T12:00:00.000Z');
const later = new Date(noon.getTime() + 1);
const [u1, u2] = [parseUserId('u1'), parseUserId('u2')];
const forget = (userId = u1, at = noon) => forgotten.forget(userId, { requestId: randomUUID(), at });
const NOTHING = { searches: 0, impressions: 0, interactions: 0, consents: 0, profiles: 0 };

test('what was held is gone, and counted; of others it is there', async () => {
  for (const userId of ['u1', 'u2']) {
    const clicks = ['a', 'b'].map((eventId) => interactionEvent({ userId, eventId }));
    await log.append([searchEvent({ userId }), impressionEvent({ userId }), ...clicks]);
  }
  await profiles.setConsent(u1, { personalization: false, analytics: true });
  const { removed } = await forget();
  expect(removed).toEqual({ searches: 1, impressions: 1, interactions: 2, consents: 1, profiles: 1 });
  const { rows } = await database.pool.query(
    `SELECT 's' AS "t", "userId" FROM "SearchEvent" UNION SELECT 'i', "userId" FROM "ImpressionEvent"
     UNION SELECT 'e', "userId" FROM "InteractionEvent" UNION SELECT 'c', "userId" FROM "Consent"
     UNION SELECT 'u', "id" FROM "User" ORDER BY 1`,
  );
  expect(rows.map(({ userId }: { userId: string }) => userId)).toEqual(['u2', 'u2', 'u2', 'u2']);
  const [profile] = await profiles.read([u1], later);
  expect(profile).toMatchObject({ interactionCount: 0, history: [], consent: { personalization: true, version: 0 } });
});

test('a receipt is there for who has its request id, and says nothing of whom it is', async () => {
  await log.append([interactionEvent()]);
  const receipt = await forget();
  expect(await forgotten.receipt(receipt.requestId)).toEqual(receipt);
  expect(await forgotten.receipt(randomUUID())).toBeUndefined();
  expect(await forgotten.receipt('\u0000')).toBeUndefined();
  const { rows } = await database.pool.query('SELECT * FROM "ForgottenUser"');
  expect(JSON.stringify(rows)).not.toContain('u1');
});

test('to forget again what is forgotten gives the same receipt; after something new, another', async () => {
  await log.append([interactionEvent()]);
  const first = await forget();
  expect(await forget(u1, later)).toEqual(first);
  await log.append([interactionEvent({ occurredAt: later })]);
  expect(await forget(u1, later)).toMatchObject({ removed: { ...NOTHING, interactions: 1, profiles: 1 } });
});

test('a request sent again, as after a lost acknowledgement, is done once', async () => {
  const request = { requestId: randomUUID(), at: noon };
  const first = await forgotten.forget(u1, request);
  await log.append([interactionEvent({ occurredAt: later })]);
  expect(await forgotten.forget(u1, request)).toEqual(first);
  expect((await log.counts()).interactions).toBe(1);
});

describe.each(['append', 'importBatch'] as const)('%s', (write) => {
  test('brings nothing back that happened before; who comes back starts as a stranger', async () => {
    const old = [interactionEvent({ eventId: 'old' }), searchEvent(), impressionEvent()];
    await log[write](old);
    await forget();
    expect(await log[write](old)).toEqual({ accepted: 0, duplicates: 3 });
    expect((await database.pool.query('SELECT FROM "User"')).rowCount).toBe(0);
    const fresh = interactionEvent({ eventId: 'new', occurredAt: later });
    expect(await log[write]([...old, fresh])).toMatchObject({ accepted: 1 });
    expect((await profiles.read([u1], new Date(later.getTime() + 1)))[0]?.interactionCount).toBe(1);
  });
});

test('events that are being written when their user is forgotten are gone, or never came', async () => {
  const writes = Array.from({ length: 40 }, (_, i) => log.append([interactionEvent({ eventId: `e${i}` })]));
  await Promise.all([...writes, forget()]);
  expect((await log.counts()).interactions).toBe(0);
  expect((await database.pool.query('SELECT FROM "User"')).rowCount).toBe(0);
});

test('where it fails in the midst, all is there as before', async () => {
  await log.append([interactionEvent(), searchEvent()]);
  await database.pool.query('ALTER TABLE "ForgottenUser" RENAME TO "Away"');
  await expect(forget()).rejects.toThrow(/ForgottenUser/);
  await database.pool.query('ALTER TABLE "Away" RENAME TO "ForgottenUser"');
  expect(await log.counts()).toEqual({ searches: 1, impressions: 0, interactions: 1 });
});

test('who follows is told of each once, in order', async () => {
  await forget(u1);
  const first = await forgotten.since(0n);
  expect(first.users).toEqual([{ userHash: hashOfUser(u1), forgottenAt: noon }]);
  await forget(u2, later);
  const next = await forgotten.since(first.last);
  expect(next.users).toEqual([{ userHash: hashOfUser(u2), forgottenAt: later }]);
  expect(await forgotten.since(next.last)).toEqual({ users: [], last: next.last });
});
