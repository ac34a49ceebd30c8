import type { Interaction, ShopEvent } from '@fusionrank/domain/event';
import { parseItemId, parseUserId } from '@fusionrank/domain/id';
import { createRng, shuffled } from '@fusionrank/domain/rng';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createPopularity } from '../features/popularity.ts';
import { knownAt } from '../features/known-at.ts';
import { anInteraction, impressionEvent, interactionEvent, searchEvent } from '../testing/event-builders.ts';
import { openTestDatabase } from '../testing/index.ts';
import type { TestDatabase } from '../testing/index.ts';
import type { EventLog } from '../store.ts';
import { createEventLog } from './event-log.ts';

let database: TestDatabase;
let log: EventLog;
beforeAll(async () => {
  database = await openTestDatabase();
  log = createEventLog(database);
});
afterAll(() => database.close());
beforeEach(() =>
  database.pool.query('TRUNCATE "SearchEvent", "ImpressionEvent", "InteractionEvent", "User", "Consent"'),
);

const at = (iso: string) => new Date(iso);
const u1 = parseUserId('u1');

async function all(window?: Parameters<EventLog['interactions']>[0]) {
  const batches = [];
  for await (const batch of log.interactions(window)) batches.push(...batch);
  return batches;
}

describe.each(['append', 'importBatch'] as const)('%s', (write) => {
  const mixed: readonly ShopEvent[] = [
    searchEvent({ eventId: 'a' }),
    impressionEvent({ eventId: 'b' }),
    interactionEvent({ eventId: 'c' }),
    interactionEvent({ eventId: 'c', userId: 'u2' }),
  ];

  test('new events are accepted, and the same ones sent again are all duplicates', async () => {
    expect(await log[write](mixed)).toEqual({ accepted: 4, duplicates: 0 });
    expect(await log[write](mixed)).toEqual({ accepted: 0, duplicates: 4 });
    expect(await log.counts()).toEqual({ searches: 1, impressions: 1, interactions: 2 });
  });

  test('an event that comes twice in one batch is stored once and counted as one duplicate', async () => {
    const event = interactionEvent({ eventId: 'twice' });
    expect(await log[write]([event, event, interactionEvent({ eventId: 'other' })])).toEqual({
      accepted: 2,
      duplicates: 1,
    });
  });

  test('a search keeps by what kind of picture it was asked', async () => {
    await log[write]([searchEvent({ eventId: 'words' }), searchEvent({ eventId: 'looks', photograph: 'item' })]);
    const { rows } = await database.pool.query('SELECT "eventId", "photograph" FROM "SearchEvent" ORDER BY 1');
    expect(rows).toEqual([
      { eventId: 'looks', photograph: 'item' },
      { eventId: 'words', photograph: null },
    ]);
  });

  test('a search keeps what it took and what it did without; what is not known stays apart from nothing', async () => {
    await log[write]([
      searchEvent({ eventId: 'older' }),
      searchEvent({ eventId: 'poorer', latencyMs: 12.5, degraded: ['MODEL_UNAVAILABLE', 'PROFILE_UNAVAILABLE'] }),
      searchEvent({ eventId: 'whole', latencyMs: 0, degraded: [] }),
    ]);
    const { rows } = await database.pool.query('SELECT "latencyMs", "degraded" FROM "SearchEvent" ORDER BY "eventId"');
    expect(rows).toEqual([
      { latencyMs: null, degraded: null },
      { latencyMs: 12.5, degraded: 'MODEL_UNAVAILABLE,PROFILE_UNAVAILABLE' },
      { latencyMs: 0, degraded: '' },
    ]);
  });

  test('a duplicate with other content changes nothing', async () => {
    await log[write]([interactionEvent({ eventId: 'e', kind: 'click' })]);
    await log[write]([interactionEvent({ eventId: 'e', kind: 'purchase' })]);
    expect((await all()).map(({ kind }) => kind)).toEqual(['click']);
  });

  test('every field comes back as it went in, dates to the millisecond', async () => {
    const interaction = anInteraction({
      eventId: 'full',
      itemId: 'item\\with "quotes", commas and {braces}',
      kind: 'rating',
      value: 4.5,
      slateId: 'slate1',
      position: 3,
      query: 'tab\there\nnew line\\N 跑鞋 👟',
      occurredAt: at('2026-03-01T12:00:00.123Z'),
      ingestedAt: at('2026-03-01T12:00:00.999Z'),
      simulated: true,
    });
    const bare = anInteraction({ eventId: 'bare', occurredAt: at('2026-02-01T00:00:00.001Z') });
    await log[write]([
      { type: 'interaction', ...interaction },
      { type: 'interaction', ...bare },
    ]);
    expect(await log.recentInteractions(u1, { limit: 10 })).toEqual([interaction, bare]);
  });

  test('a query with U+0000, which no PostgreSQL text can hold, costs neither its event nor the batch', async () => {
    const result = await log[write]([interactionEvent({ eventId: 'z', query: 'red\u0000shoe' })]);
    expect(result.accepted).toBe(1);
    expect((await all())[0]?.query).toBe('red\ufffdshoe');
  });

  test('no events is nothing to do', async () => {
    expect(await log[write]([])).toEqual({ accepted: 0, duplicates: 0 });
  });

  test('users are remembered as they first came', async () => {
    await log[write]([interactionEvent({ userId: 'u1', simulated: true }), interactionEvent({ userId: 'u2' })]);
    await log[write]([interactionEvent({ userId: 'u1', eventId: 'later' })]);
    const { rows } = await database.pool.query('SELECT "id", "simulated" FROM "User" ORDER BY "id"');
    expect(rows).toEqual([
      { id: 'u1', simulated: true },
      { id: 'u2', simulated: false },
    ]);
  });

  test('writers of the same events in different orders wait for each other: each event is accepted once', async () => {
    const events = Array.from({ length: 200 }, (_, i) => interactionEvent({ userId: `u${i % 20}`, eventId: `e${i}` }));
    const rng = createRng(write);
    const results = await Promise.all(
      Array.from({ length: 6 }, (_, i) => log[write](shuffled(events, rng.fork(`${i}`)))),
    );
    expect(results.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(200);
    expect((await log.counts()).interactions).toBe(200);
  });

  test('an event its columns cannot hold is refused by name and nothing of the batch is written', async () => {
    const batch = [interactionEvent({ eventId: 'good' }), impressionEvent({ eventId: 'bad', propensity: 0 })];
    await expect(log[write](batch)).rejects.toThrow(/impression bad: propensity: expected a probability .* got 0/);
    expect(await log.counts()).toEqual({ searches: 0, impressions: 0, interactions: 0 });
  });
});

test('recent interactions are one user’s newest before an instant, the instant left out', async () => {
  await log.append(
    ['10:00', '11:00', '12:00', '13:00'].map((time) =>
      interactionEvent({ eventId: time, occurredAt: at(`2026-03-01T${time}:00Z`) }),
    ),
  );
  await log.append([interactionEvent({ userId: 'u2' })]);
  const recent = await log.recentInteractions(u1, { limit: 2, before: at('2026-03-01T13:00:00Z') });
  expect(recent.map(({ eventId }) => eventId)).toEqual(['12:00', '11:00']);
});

test('a history is read a page at a time, those of one instant too, as it was known then', async () => {
  const instant = at('2026-03-01T12:00:00Z');
  await log.append([
    ...['a', 'b', 'c'].map((eventId) => interactionEvent({ eventId, occurredAt: instant })),
    interactionEvent({ eventId: 'first', occurredAt: at('2026-02-01T12:00:00Z') }),
    interactionEvent({ eventId: 'later', occurredAt: at('2026-03-02T12:00:00Z') }),
    interactionEvent({ eventId: 'other', userId: 'u2' }),
  ]);
  const pages: string[][] = [];
  let before: Pick<Interaction, 'occurredAt' | 'eventId'> | undefined;
  for (let page = 0; page < 3; page++) {
    const asked = { asOf: at('2026-03-01T12:00:00.001Z'), limit: 2, ...(before && { before }) };
    const found = await log.history(u1, asked);
    pages.push(found.map(({ eventId }) => eventId));
    before = found.at(-1);
  }
  expect(pages).toEqual([['c', 'b'], ['a', 'first'], []]);
});

test('interactions stream oldest first from the window’s first instant up to, not including, its last', async () => {
  const ids = ['2026-03-03', '2026-03-01', '2026-03-02', '2026-03-04'];
  await log.append(ids.map((day) => interactionEvent({ eventId: day, occurredAt: at(`${day}T00:00:00Z`) })));
  const window = { from: at('2026-03-02T00:00:00Z'), until: at('2026-03-04T00:00:00Z') };
  expect((await all(window)).map(({ eventId }) => eventId)).toEqual(['2026-03-02', '2026-03-03']);
  expect((await all()).map(({ eventId }) => eventId)).toEqual([...ids].sort());
});

test('a stream left in the middle gives its connection back', async () => {
  await log.append([interactionEvent()]);
  for (let i = 0; i < 20; i++) {
    for await (const batch of log.interactions()) {
      expect(batch).toHaveLength(1);
      break;
    }
  }
  expect(database.pool.idleCount).toBe(database.pool.totalCount);
});

test('an empty log has no span; otherwise it runs from the first to the last event of any type', async () => {
  expect(await log.span()).toBeUndefined();
  await log.append([
    searchEvent({ shownAt: at('2026-03-01T00:00:00Z') }),
    interactionEvent({ occurredAt: at('2026-03-05T00:00:00Z') }),
  ]);
  expect(await log.span()).toEqual({ from: at('2026-03-01T00:00:00Z'), until: at('2026-03-05T00:00:00Z') });
});

test('active users come by number of interactions, equal ones by id', async () => {
  await log.append(['c', 'b', 'b', 'a'].map((userId, i) => interactionEvent({ userId, eventId: `e${i}` })));
  expect(await log.activeUsers(2)).toEqual([
    { userId: 'b', interactions: 2 },
    { userId: 'a', interactions: 1 },
  ]);
});

test('popularity in SQL is the popularity kept incrementally, for what was known before the instant', async () => {
  const rng = createRng('popularity');
  const kinds = ['click', 'cart', 'purchase', 'return', 'dwell', 'rating'] as const;
  const start = Date.parse('2025-12-01T00:00:00Z');
  const interactions = Array.from({ length: 400 }, (_, i) => {
    const occurredAt = new Date(start + rng.below(80 * 86_400_000));
    return anInteraction({
      eventId: `e${i}`,
      itemId: `i${rng.below(15)}`,
      kind: kinds[rng.below(kinds.length)] ?? 'click',
      occurredAt,
      ingestedAt: new Date(occurredAt.getTime() + rng.below(3) * 86_400_000 - 1_000),
    });
  });
  await log.append(interactions.map((interaction) => ({ type: 'interaction', ...interaction })));
  const asOf = new Date(start + 60 * 86_400_000);
  const incremental = createPopularity();
  for (const interaction of interactions) if (knownAt(interaction) < asOf) incremental.apply(interaction);
  const popularity = await log.popularity(asOf);
  expect(popularity.size).toBeGreaterThan(10);
  for (let i = 0; i < 15; i++) {
    const itemId = parseItemId(`i${i}`);
    expect(popularity.get(itemId) ?? 0).toBeCloseTo(incremental.valueAt(itemId, asOf), 9);
  }
});

test('an interaction of 1970 adds nothing to popularity and does not fail it', async () => {
  await log.append([interactionEvent({ occurredAt: at('1970-01-01T00:00:00Z') })]);
  expect((await log.popularity(at('2026-03-01T00:00:00Z'))).get(parseItemId('i1')) ?? 0).toBeLessThan(1e-100);
});

test('an interaction counts for popularity the millisecond after it was ingested, not in the same one', async () => {
  await log.append([interactionEvent({ ingestedAt: at('2026-03-02T00:00:00.000Z') })]);
  expect((await log.popularity(at('2026-03-02T00:00:00.000Z'))).size).toBe(0);
  expect((await log.popularity(at('2026-03-02T00:00:00.001Z'))).size).toBe(1);
});

test('what several people searched for lately is told with its decayed number of searches, the most first', async () => {
  const now = at('2026-11-01T00:00:00Z');
  const searches = [
    { userId: 'u1', query: 'Red  shoes' },
    { userId: 'u2', query: ' red shoes ' },
    { userId: 'u1', query: 'red shoes', shownAt: at('2026-10-18T00:00:00Z') },
    { userId: 'u1', query: 'boots' },
    { userId: 'u2', query: 'boots' },
    { userId: 'u1', query: 'my own name' },
    { userId: 'u1', query: 'my own name' },
    { userId: 'u1', query: '' },
    { userId: 'u2', query: '' },
    { userId: 'u1', query: 'sandals', shownAt: at('2026-08-01T00:00:00Z') },
    { userId: 'u2', query: 'sandals', shownAt: at('2026-08-01T00:00:00Z') },
    { userId: 'u1', query: 'later', shownAt: at('2026-11-02T00:00:00Z') },
    { userId: 'u2', query: 'later', shownAt: at('2026-11-02T00:00:00Z') },
  ];
  await log.append(searches.map((one, i) => searchEvent({ eventId: `${i}`, shownAt: now, ...one })));
  const asked = { asOf: now, leastUsers: 2, limit: 10 };
  expect(await log.popularQueries(asked)).toEqual([
    { text: 'red shoes', searches: 2.5 },
    { text: 'boots', searches: 2 },
  ]);
  expect(await log.popularQueries({ ...asked, limit: 1 })).toHaveLength(1);
});
