import { parseItemId, parseUserId } from '@fusionrank/domain/id';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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
  expect(await profiles.consent(u1)).toEqual({
    personalization: true,
    analytics: true,
    version: 0,
    updatedAt: new Date(0),
  });
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

describe('a profile that the reader has', () => {
  const [hour, day] = [3_600_000, 86_400_000];
  const later = (ms: number): Date => new Date(noon.getTime() + ms);

  test('is given back as of now where nothing is other, without being read', async () => {
    await log.append([interactionEvent({ itemId: 'shoe' })]);
    const [held] = await profiles.readAgain([{ userId: u1 }], justAfter);
    const [again] = await profiles.readAgain([{ userId: u1, held }], later(day));
    expect(again).toEqual({ ...held, profile: { ...held!.profile, asOf: later(day) } });
    expect(again!.profile.history).toBe(held!.profile.history);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['something was done', () => log.append([interactionEvent({ eventId: 'new', itemId: 'thing', kind: 'purchase' })])],
    ['something old came in late', () => log.append([interactionEvent({ eventId: 'old', occurredAt: later(-day) })])],
    ['consent was taken away', () => profiles.setConsent(u1, { personalization: false, analytics: true })],
    [
      'one interaction stands in the place of another',
      async () => {
        await database.pool.query('DELETE FROM "InteractionEvent"');
        await log.append([interactionEvent({ eventId: 'other', itemId: 'thing' })]);
      },
    ],
  ])('is read anew when %s, and is then what any reader gets', async (_what, change) => {
    await log.append([interactionEvent({ itemId: 'shoe' })]);
    const [held] = await profiles.readAgain([{ userId: u1 }], later(hour));
    await change();
    const asked = [
      { userId: u2, held: undefined },
      { userId: u1, held },
    ];
    const read = await profiles.readAgain(asked, later(hour));
    expect(read.map(({ profile }) => profile)).toEqual(await profiles.read([u2, u1], later(hour)));
    expect(read[1]!.profile).not.toEqual(held!.profile);
    expect(read[1]!.stamp).not.toBe(held!.stamp);
  });

  test('stamps alone tell of what was stored, and of consent; they are those of what is read', async () => {
    const before = await profiles.stamps([u1, u2]);
    expect([...before.keys()].sort()).toEqual([u1, u2]);
    await log.append([interactionEvent({ eventId: 'stamped', itemId: 'thing' })]);
    const after = await profiles.stamps([u1, u2]);
    expect(after.get(u1)).not.toBe(before.get(u1));
    expect(after.get(u2)).toBe(before.get(u2));
    const [read] = await profiles.readAgain([{ userId: u1 }], later(day));
    expect(read!.stamp).toBe(after.get(u1));
    await profiles.setConsent(u2, { personalization: false, analytics: true });
    expect((await profiles.stamps([u2])).get(u2)).not.toBe(before.get(u2));
    expect(await profiles.stamps([])).toEqual(new Map());
  });

  test('has no stamp while something is not known yet: it changes by waiting', async () => {
    await log.append([interactionEvent({ itemId: 'shoe', occurredAt: later(hour), ingestedAt: noon })]);
    const [early] = await profiles.readAgain([{ userId: u1 }], justAfter);
    expect([early!.stamp, early!.profile.interactionCount]).toEqual([undefined, 0]);
    const [after] = await profiles.readAgain([{ userId: u1, held: early }], later(hour + 1));
    expect(after!.profile.interactionCount).toBe(1);
  });
});

test('the last interactions of several users are read, newest first, as they were known at an instant', async () => {
  const at = (second: number): Date => new Date(noon.getTime() - 1_000 * second);
  await log.append([
    interactionEvent({ eventId: 'old', itemId: 'old', occurredAt: at(3), ingestedAt: at(3) }),
    interactionEvent({ eventId: 'shoe', itemId: 'shoe', kind: 'cart', occurredAt: at(2), ingestedAt: at(2) }),
    interactionEvent({ eventId: 'thing', itemId: 'thing', occurredAt: at(1), ingestedAt: at(1) }),
    interactionEvent({ eventId: 'late', itemId: 'late', occurredAt: at(0), ingestedAt: at(0) }),
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

test('a change of consent leaves what it does not name, and tells who decided on an older version', async () => {
  const first = await profiles.changeConsent(u1, { analytics: false, expectedVersion: 0 });
  expect(first).toMatchObject({ kind: 'changed', consent: { personalization: true, analytics: false, version: 1 } });
  expect(await profiles.changeConsent(u1, { personalization: false, expectedVersion: 0 })).toEqual({
    kind: 'conflict',
    currentVersion: 1,
  });
  const second = await profiles.changeConsent(u1, { personalization: false, expectedVersion: 1 });
  expect(second).toMatchObject({ consent: { personalization: false, analytics: false, version: 2 } });
  const same = await profiles.changeConsent(u1, { personalization: false });
  expect(same).toEqual(second);
  expect(await profiles.consent(u1)).toMatchObject({ version: 2 });
});

test('of two who decide at once on the same version one is told that the other was faster', async () => {
  const both = [true, false].map((analytics) => profiles.changeConsent(u1, { analytics, expectedVersion: 0 }));
  expect((await Promise.all(both)).map(({ kind }) => kind).sort()).toEqual(['changed', 'conflict']);
});

test('a version that never was is in conflict', async () => {
  const conflict = { kind: 'conflict', currentVersion: 0 };
  expect(await profiles.changeConsent(u1, { analytics: false, expectedVersion: 3 })).toEqual(conflict);
});
