import { parseItemId, parseUserId } from '@fusionrank/domain/id';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createEventLog } from '../events/event-log.ts';
import { PROFILE_EVIDENCE } from '../features/known-interactions.ts';
import { DEFAULT_CONSENT } from '../features/profile.ts';
import type { EventLog, ProfileStore } from '../store.ts';
import { interactionEvent } from '../testing/event-builders.ts';
import { openTestDatabase } from '../testing/index.ts';
import type { TestDatabase } from '../testing/index.ts';
import { createProfileStore } from './profile-store.ts';

let database: TestDatabase;
let log: EventLog;
let profiles: ProfileStore;
beforeAll(async () => {
  database = await openTestDatabase();
  log = createEventLog(database);
  profiles = createProfileStore(database);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.pool.query('TRUNCATE "InteractionEvent", "User", "Consent", "Item"');
  await database.pool.query(`
    INSERT INTO "Item" ("id", "title", "brand", "categoryPath", "price", "currency", "attributes", "contentHash", "textHash")
    VALUES ('shoe', 'Trail shoe', 'Nordvik', '{Shoes,Running}', 100, 'EUR', '{"colour": ["Red", "White"]}', 'c', 't'),
           ('thing', 'Thing', NULL, '{}', NULL, NULL, '{}', 'c', 't')`);
});

const u1 = parseUserId('u1');
const u2 = parseUserId('u2');
const noon = new Date('2026-03-01T12:00:00.000Z');
const justAfter = new Date('2026-03-01T12:00:00.001Z');

test('a profile is read from what the user did and what the catalogue says of it', async () => {
  await log.append([interactionEvent({ itemId: 'shoe', kind: 'cart', value: 2, query: 'shoes' })]);
  expect(await profiles.read([u1], justAfter)).toEqual([
    {
      userId: u1,
      asOf: justAfter,
      history: [{ itemId: parseItemId('shoe'), kind: 'cart', value: 2, query: 'shoes', occurredAt: noon }],
      affinities: [
        { kind: 'brand', key: 'Nordvik', weight: 1, evidence: 1 },
        { kind: 'category', key: 'Running', weight: 1, evidence: 1 },
        { kind: 'priceBand', key: '90.51–128', weight: 1, evidence: 1 },
        { kind: 'colour', key: 'Red', weight: 0.5, evidence: 1 },
        { kind: 'colour', key: 'White', weight: 0.5, evidence: 1 },
      ],
      logPrice: { mean: Math.log(100), deviation: 0 },
      interactionCount: 1,
      consent: DEFAULT_CONSENT,
    },
  ]);
});

test('profiles are aligned with the users asked for, also repeated and unknown ones', async () => {
  await log.append([interactionEvent({ userId: 'u2', itemId: 'thing' })]);
  const read = await profiles.read([u1, u2, u1, u2], justAfter);
  expect(read.map(({ userId, interactionCount }) => [userId, interactionCount])).toEqual([
    ['u1', 0],
    ['u2', 1],
    ['u1', 0],
    ['u2', 1],
  ]);
});

test('nobody asked for is nothing to read', async () => {
  expect(await profiles.read([], noon)).toEqual([]);
});

test.each([
  { fact: 'in the millisecond of its ingestion it is not known yet', ingestedAt: noon, asOf: noon, count: 0 },
  { fact: 'the millisecond after its ingestion it is known', ingestedAt: noon, asOf: justAfter, count: 1 },
  { fact: 'before it arrived it is not known', ingestedAt: justAfter, asOf: justAfter, count: 0 },
])('of an interaction at noon: $fact', async ({ ingestedAt, asOf, count }) => {
  await log.append([interactionEvent({ itemId: 'shoe', occurredAt: noon, ingestedAt })]);
  const [profile] = await profiles.read([u1], asOf);
  expect(profile?.interactionCount).toBe(count);
  expect(profile?.history).toHaveLength(count);
});

test('an interaction dated by a clock that runs ahead is not known before its date', async () => {
  await log.append([interactionEvent({ itemId: 'shoe', occurredAt: justAfter, ingestedAt: noon })]);
  expect((await profiles.read([u1], justAfter))[0]?.history).toEqual([]);
});

test('what was acknowledged is in the next profile', async () => {
  for (let i = 0; i < 20; i++) {
    const now = new Date();
    await log.append([interactionEvent({ eventId: `e${i}`, itemId: `i${i}`, occurredAt: now, ingestedAt: now })]);
    const [profile] = await profiles.read([u1], new Date(now.getTime() + 1));
    expect(profile?.history[0]?.itemId).toBe(`i${i}`);
  }
});

test('interactions past those a profile is read from still count', async () => {
  const total = PROFILE_EVIDENCE + 3;
  await log.append(
    Array.from({ length: total }, (_, i) =>
      interactionEvent({ eventId: `e${i}`, itemId: 'shoe', occurredAt: new Date(noon.getTime() - i * 1_000) }),
    ),
  );
  const [profile] = await profiles.read([u1], justAfter);
  expect(profile?.interactionCount).toBe(total);
  expect(profile?.affinities[0]?.evidence).toBe(PROFILE_EVIDENCE);
});

test('who has never said allows both, since the epoch', async () => {
  expect(await profiles.consent(u1)).toEqual({ personalization: true, analytics: true, updatedAt: new Date(0) });
});

test('without consent to personalisation the very next profile is a stranger’s; with it given back, whole again', async () => {
  await log.append([interactionEvent({ itemId: 'shoe' })]);
  const refused = await profiles.setConsent(u1, { personalization: false, analytics: true });
  expect(refused).toMatchObject({ personalization: false, analytics: true });
  expect(await profiles.read([u1], justAfter)).toEqual([
    { userId: u1, asOf: justAfter, history: [], affinities: [], interactionCount: 0, consent: refused },
  ]);
  await profiles.setConsent(u1, { personalization: true, analytics: true });
  expect((await profiles.read([u1], justAfter))[0]?.interactionCount).toBe(1);
});

test('the stored version of a consent grows with each change, and saying the same again is none', async () => {
  const versions = [];
  for (const personalization of [true, false, false, true]) {
    await profiles.setConsent(u1, { personalization, analytics: false });
    const { rows } = await database.pool.query<{ version: number }>('SELECT "version" FROM "Consent"');
    versions.push(rows[0]?.version);
  }
  expect(versions).toEqual([1, 2, 2, 3]);
});

test('the last interactions of several users are read, newest first, as they were known at an instant', async () => {
  const at = (second: number): Date => new Date(noon.getTime() - 1_000 * second);
  await log.append([
    interactionEvent({ itemId: 'old', occurredAt: at(3), ingestedAt: at(3) }),
    interactionEvent({ itemId: 'shoe', kind: 'cart', occurredAt: at(2), ingestedAt: at(2) }),
    interactionEvent({ itemId: 'thing', occurredAt: at(1), ingestedAt: at(1) }),
    interactionEvent({ itemId: 'late', occurredAt: at(0), ingestedAt: at(0) }),
  ]);
  const recent = await profiles.recent([u1, u2], { asOf: noon, perUser: 2 });
  expect([...recent.keys()]).toEqual([u1]);
  expect(recent.get(u1)?.map(({ itemId, kind }) => [itemId, kind])).toEqual([
    ['thing', 'click'],
    ['shoe', 'cart'],
  ]);
});

test('nothing is told to others of a user who does not consent to personalisation', async () => {
  await log.append([interactionEvent({ itemId: 'shoe' })]);
  await profiles.setConsent(u1, { personalization: false, analytics: true });
  expect((await profiles.recent([u1], { asOf: justAfter, perUser: 5 })).size).toBe(0);
});
