import type { ShopEvent } from '@fusionrank/domain/event';
import { INTERACTION_KINDS } from '@fusionrank/domain/event';
import { parseItemId } from '@fusionrank/domain/id';
import type { Rng } from '@fusionrank/domain/rng';
import { createRng } from '@fusionrank/domain/rng';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createEventLog } from '../events/event-log.ts';
import { createProfileStore } from '../profiles/profile-store.ts';
import type { EventLog, LoggedSlate, ProfileStore, TrainingLog } from '../store.ts';
import { impressionEvent, interactionEvent, searchEvent } from '../testing/event-builders.ts';
import { openTestDatabase } from '../testing/index.ts';
import type { TestDatabase } from '../testing/index.ts';
import { createTrainingLog } from './training-log.ts';

let database: TestDatabase;
let log: EventLog;
let profiles: ProfileStore;
let training: TrainingLog;
beforeAll(async () => {
  database = await openTestDatabase();
  log = createEventLog(database);
  profiles = createProfileStore(database);
  training = createTrainingLog(database);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.pool.query('TRUNCATE "SearchEvent", "ImpressionEvent", "InteractionEvent", "User", "Consent", "Item"');
  await database.pool.query(`
    INSERT INTO "Item" ("id", "title", "brand", "categoryPath", "price", "currency", "attributes", "contentHash", "textHash")
    SELECT 'i' || n, 'Item ' || n, 'Brand ' || n % 5, ARRAY['Shop', 'Category ' || n % 3], 10 + n, 'EUR',
           jsonb_build_object('colour', ARRAY['Colour ' || n % 4]), 'c', 't'
    FROM generate_series(0, 19) n`);
});

const noon = Date.parse('2026-03-01T12:00:00.000Z');
const ms = (offset: number) => new Date(noon + offset);

/** A slate of two items, i1 above i2, shown at noon. */
function slateAtNoon({ slateId = 'slate1', userId = 'u1' } = {}): ShopEvent[] {
  return [
    searchEvent({ userId, slateId, eventId: `search ${slateId}`, shownAt: ms(0) }),
    impressionEvent({ userId, slateId, eventId: `${slateId} 1`, itemId: 'i2', position: 1, propensity: 0.25 }),
    impressionEvent({ userId, slateId, eventId: `${slateId} 0`, itemId: 'i1', position: 0 }),
  ];
}

/** Popularity is valid only until the next slate, so it is read as the slates pass. */
async function slates(window: Parameters<TrainingLog['slates']>[0] = {}) {
  const taken: (Omit<LoggedSlate, 'popularityOf'> & { popularity: number[] })[] = [];
  for await (const { popularityOf, ...slate } of training.slates(window)) {
    taken.push({ ...slate, popularity: slate.impressions.map(({ itemId }) => popularityOf(itemId)) });
  }
  return taken;
}

test('a slate comes with what was shown, by position, and how', async () => {
  await log.append(slateAtNoon());
  const [slate] = await slates();
  expect(slate).toMatchObject({ slateId: 'slate1', userId: 'u1', query: 'running shoes', policy: 'lexical' });
  expect(slate?.shownAt).toEqual(ms(0));
  expect(slate?.impressions).toEqual([
    { itemId: 'i1', position: 0, propensity: 1, clicked: false, carted: false, purchased: false },
    { itemId: 'i2', position: 1, propensity: 0.25, clicked: false, carted: false, purchased: false },
  ]);
});

test('labels come from what the same user did with the same item of the same slate', async () => {
  await log.append([
    ...slateAtNoon(),
    interactionEvent({ eventId: 'c1', itemId: 'i1', slateId: 'slate1', kind: 'click', occurredAt: ms(1_000) }),
    interactionEvent({ eventId: 'p1', itemId: 'i1', slateId: 'slate1', kind: 'purchase', occurredAt: ms(2_000) }),
    interactionEvent({ eventId: 'c2', itemId: 'i2', slateId: 'other', kind: 'click', occurredAt: ms(1_000) }),
    interactionEvent({ eventId: 'c3', itemId: 'i2', kind: 'click', occurredAt: ms(1_000) }),
    interactionEvent({ eventId: 'c4', userId: 'u2', itemId: 'i2', slateId: 'slate1', occurredAt: ms(1_000) }),
    interactionEvent({ eventId: 'd1', itemId: 'i2', slateId: 'slate1', kind: 'dwell', occurredAt: ms(1_000) }),
  ]);
  const [slate] = await slates();
  expect(slate?.impressions.map(({ clicked, carted, purchased }) => ({ clicked, carted, purchased }))).toEqual([
    { clicked: true, carted: false, purchased: true },
    { clicked: false, carted: false, purchased: false },
  ]);
});

test('an interaction at labelsUntil labels nothing, the millisecond before it does', async () => {
  await log.append([
    ...slateAtNoon(),
    interactionEvent({ eventId: 'c1', itemId: 'i1', slateId: 'slate1', occurredAt: ms(1_000) }),
  ]);
  const clicked = async (labelsUntil: Date) => (await slates({ labelsUntil }))[0]?.impressions[0]?.clicked;
  expect(await clicked(ms(1_000))).toBe(false);
  expect(await clicked(ms(1_001))).toBe(true);
});

test.each([
  { fact: 'the millisecond before', offset: -1, known: 1 },
  { fact: 'in the same millisecond', offset: 0, known: 0 },
  { fact: 'after', offset: 1, known: 0 },
])('an interaction ingested $fact the slate was shown: $known known', async ({ offset, known }) => {
  await log.append([
    ...slateAtNoon(),
    interactionEvent({ eventId: 'x', itemId: 'i1', occurredAt: ms(-86_400_000), ingestedAt: ms(offset) }),
  ]);
  const [slate] = await slates();
  expect(slate?.profile.history).toHaveLength(known);
  expect(slate?.profile.interactionCount).toBe(known);
  expect((slate?.popularity[0] ?? 0) > 0).toBe(known === 1);
});

test('whatever is ingested once a slate was shown changes neither its profile nor its popularity', async () => {
  const rng = createRng('leak');
  const events = randomLog(rng);
  const cut = new Date(noon + 5 * 86_400_000);
  await log.append(events.filter((event) => event.ingestedAt < cut));
  const before = (await slates({ until: cut })).map(({ profile, popularity }) => ({ profile, popularity }));
  await log.append(events.filter((event) => event.ingestedAt >= cut));
  const after = (await slates({ until: cut })).map(({ profile, popularity }) => ({ profile, popularity }));
  expect(before.length).toBeGreaterThan(10);
  expect((await slates()).length).toBeGreaterThan(before.length);
  expect(after).toEqual(before);
});

test.each(['a', 'b', 'c'])(
  'online is historical: the profile and popularity read as of shownAt are the slate’s, on random log %s',
  async (seed) => {
    await log.append(randomLog(createRng(seed)));
    await profiles.setConsent((await log.activeUsers(1))[0]!.userId, { personalization: false, analytics: true });
    const taken = await slates();
    expect(taken.some(({ profile }) => profile.affinities.length > 0)).toBe(true);
    for (const { userId, shownAt, profile, impressions, popularity } of taken) {
      expect(await profiles.read([userId], shownAt)).toEqual([profile]);
      const online = await log.popularity(shownAt);
      impressions.forEach(({ itemId }, i) => expect(popularity[i]).toBeCloseTo(online.get(itemId) ?? 0, 9));
    }
  },
);

test('slates come in the order of shownAt, from the window’s first instant up to, not including, its last', async () => {
  await log.append(
    [3, 1, 2, 4].flatMap((n) => [
      searchEvent({ eventId: `s${n}`, slateId: `slate${n}`, shownAt: ms(n) }),
      impressionEvent({ eventId: `i${n}`, slateId: `slate${n}`, shownAt: ms(n) }),
    ]),
  );
  const window = { from: ms(2), until: ms(4) };
  expect((await slates(window)).map(({ slateId }) => slateId)).toEqual(['slate2', 'slate3']);
  expect(await training.count(window)).toBe(2);
  expect((await slates()).map(({ slateId }) => slateId)).toEqual(['slate1', 'slate2', 'slate3', 'slate4']);
  expect(await training.count({})).toBe(4);
});

test('a later window knows everything from before it', async () => {
  await log.append([interactionEvent({ itemId: 'i1', occurredAt: ms(-1_000) }), ...slateAtNoon()]);
  expect((await slates({ from: ms(0) }))[0]?.profile.history.map(({ itemId }) => itemId)).toEqual([parseItemId('i1')]);
});

test('a search that showed nothing is no slate, and is not counted', async () => {
  await log.append([searchEvent({ resultCount: 0 })]);
  expect(await slates()).toEqual([]);
  expect(await training.count({})).toBe(0);
});

test('a search by photograph is no slate: what was seen in it is not kept', async () => {
  await log.append([searchEvent({ photograph: 'upload' }), impressionEvent({ eventId: 'e2' })]);
  expect(await slates()).toEqual([]);
  expect(await training.count({})).toBe(0);
});

test('two users’ slates of one id stay apart', async () => {
  await log.append([...slateAtNoon({ userId: 'u1' }), ...slateAtNoon({ userId: 'u2' })]);
  expect((await slates()).map(({ userId, impressions }) => [userId, impressions.length])).toEqual([
    ['u1', 2],
    ['u2', 2],
  ]);
});

test('a reader that stops in the middle gives its connection back', async () => {
  await log.append(slateAtNoon());
  for (let i = 0; i < 20; i++) {
    for await (const slate of training.slates({})) {
      expect(slate.slateId).toBe('slate1');
      break;
    }
  }
  expect(database.pool.idleCount).toBe(database.pool.totalCount);
});

/** Ten days of a few users; arrivals late by up to two days, some dated after their arrival, many in one millisecond. */
function randomLog(rng: Rng): ShopEvent[] {
  const instant = () => new Date(noon + rng.below(240) * 3_600_000);
  const interactions = Array.from({ length: 300 }, (_, i) => {
    const occurredAt = instant();
    return interactionEvent({
      eventId: `e${i}`,
      userId: `u${rng.below(4)}`,
      itemId: `i${rng.below(24)}`,
      kind: INTERACTION_KINDS[rng.below(INTERACTION_KINDS.length)]!,
      occurredAt,
      ingestedAt: new Date(occurredAt.getTime() + (rng.below(50) - 2) * 3_600_000),
      ...(rng.next() < 0.3 ? { query: 'shoes' } : {}),
    });
  });
  const shown = Array.from({ length: 40 }, (_, i) => {
    const slate = { userId: `u${rng.below(5)}`, slateId: `slate${i}`, shownAt: instant() };
    const positions = [0, 1, 2];
    return [
      searchEvent({ ...slate, eventId: `search${i}` }),
      ...positions.map((position) =>
        impressionEvent({ ...slate, eventId: `shown${i}.${position}`, itemId: `i${rng.below(24)}`, position }),
      ),
    ];
  });
  return [...interactions, ...shown.flat()];
}
