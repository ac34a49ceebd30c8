import { parseUserId } from '@fusionrank/domain/id';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCatalogStore } from '../catalog/catalog-store.ts';
import { createEventLog } from '../events/event-log.ts';
import { writeConsent } from '../profiles/consents.ts';
import { impressionEvent, searchEvent } from '../testing/event-builders.ts';
import { openTestDatabase } from '../testing/index.ts';
import type { TestDatabase } from '../testing/index.ts';
import { createMetricsStore } from './metrics-store.ts';
import type { MetricsStore } from './metrics-store.ts';
import type { MetricFilter } from './metric-scope.ts';
import { NOT_COUNTED, SMALL_LOG, SMALL_SHOP, SMALL_WINDOW } from './small-log.fixture.ts';

let database: TestDatabase;
let metrics: MetricsStore;
beforeAll(async () => {
  database = await openTestDatabase();
  metrics = createMetricsStore(database);
  await createCatalogStore(database).upsert(SMALL_SHOP);
  await createEventLog(database).append([...SMALL_LOG, ...NOT_COUNTED]);
  await writeConsent(database, parseUserId('private'), { personalization: true, analytics: false });
});
afterAll(() => database.close());

const search = (filter: MetricFilter = {}, bucket: 'day' | 'hour' = 'day') =>
  metrics.search({ ...SMALL_WINDOW, filter, bucket });
const close = (value: number): unknown => expect.closeTo(value, 9);
const LOG2_3 = Math.log2(3);

describe('a window of six searches', () => {
  test('comes to what was worked out by hand', async () => {
    const { total } = await search();
    expect(total).toEqual({
      searches: 6,
      simulatedSearches: 0,
      shoppers: 3,
      // D, E and F.
      zeroResultRate: { value: 0.5, n: 6 },
      // A and B of A, B and C, which showed something.
      clickThroughRate: { value: close(2 / 3), n: 3 },
      // A: 1/1, B: 1/2.
      meanReciprocalRank: { value: close(0.75), n: 2 },
      // A: (1 + 1/2) ÷ (1 + 1/log2 3), B: 1/log2 3.
      ndcg: { value: close((1.5 / (1 + 1 / LOG2_3) + 1 / LOG2_3) / 2), n: 2 },
      addToCartRate: { value: close(1 / 3), n: 3 },
      conversionRate: { value: close(1 / 3), n: 3 },
      // Of 10, 20, 40.
      latencyMsP50: { value: close(20), n: 3 },
      latencyMsP95: { value: close(38), n: 3 },
      degradedShare: { value: close(1 / 3), n: 3 },
      // All but the lamp.
      coverage: { value: close(4 / 5), n: 5 },
      revenue: [
        { currency: 'EUR', amount: '21', perSearch: 3.5, n: 1 },
        { currency: 'USD', amount: '5', perSearch: close(5 / 6), n: 1 },
      ],
    });
  });

  test('is told by day; where nobody searched or clicked there is no rate, not a rate of 0', async () => {
    const { series } = await metrics.search({
      from: SMALL_WINDOW.from,
      until: new Date('2026-03-03T00:00:00Z'),
      filter: {},
      bucket: 'day',
    });
    expect(
      series.map(({ from, metrics: { searches, clickThroughRate } }) => [
        from.getUTCDate(),
        searches,
        clickThroughRate,
      ]),
    ).toEqual([
      [1, 3, { value: close(2 / 3), n: 3 }],
      [2, 3, { value: null, n: 0 }],
    ]);
    expect(series[1]?.metrics).toMatchObject({ latencyMsP95: { value: null, n: 0 }, revenue: [] });
  });

  test('hours without a search are in the series', async () => {
    const { series } = await search({}, 'hour');
    expect(series).toHaveLength(48);
    expect(series.filter(({ metrics: { searches } }) => searches > 0)).toHaveLength(2);
    expect(series[0]?.metrics).toMatchObject({ searches: 0, zeroResultRate: { value: null, n: 0 } });
  });

  test.each([
    ['a query, whatever its case and spaces', { query: '  SHOES' }, ['A', 'B', 'C'].length, 2 / 3],
    ['a version of the model', { modelVersion: 'v1' }, 2, 1],
    ['a policy without a version', { modelVersion: 'lexical' }, 4, 0],
    // Showed something of it: A, B, C.
    ['a category', { category: ['Footwear'] }, 3, 2 / 3],
    // Only A showed the boot, and it was clicked.
    ['a category below it', { category: ['Footwear', 'Boots'] }, 1, 1],
    // D, E: u1 had bought in an earlier session, u2 had put something into the cart.
    ['who bought before', { segment: 'BUYER' }, 1, null],
    // E, and F: u3 clicked in C, too late for C.
    ['who did something before', { segment: 'RETURNING' }, 2, null],
    ['who is new', { segment: 'NEW' }, 3, 2 / 3],
    ['shoppers', { origin: 'shoppers' }, 6, 2 / 3],
    ['simulated shoppers', { origin: 'simulation' }, 0, null],
  ] satisfies [string, MetricFilter, number, number | null][])(
    'narrows to %s',
    async (...[, filter, searches, rate]) => {
      const { total } = await search(filter);
      expect(total.searches).toBe(searches);
      expect(total.clickThroughRate.value).toEqual(rate === null ? null : close(rate));
    },
  );

  test('in a category, only its products count: what is bought, shown and sold of it', async () => {
    const { total } = await search({ category: ['Kitchen'] });
    expect(total).toMatchObject({
      searches: 1,
      clickThroughRate: { value: 0, n: 1 },
      conversionRate: { value: 1, n: 1 },
      coverage: { value: 1, n: 1 },
      revenue: [{ currency: 'USD', amount: '5', perSearch: 5, n: 1 }],
    });
  });
});

describe('groups', () => {
  const groups = async (by: 'query' | 'category' | 'segment' | 'model-version') =>
    (await metrics.groups({ ...SMALL_WINDOW, filter: {}, by, limit: 10 })).map(({ key, metrics: m }) => [
      key,
      m.searches,
    ]);

  test.each([
    [
      'query',
      [
        ['shoes', 3],
        ['tents', 3],
      ],
    ],
    [
      'category',
      [
        ['Footwear', 3],
        ['Kitchen', 1],
      ],
    ],
    [
      'segment',
      [
        ['NEW', 3],
        ['RETURNING', 2],
        ['BUYER', 1],
      ],
    ],
    [
      'model-version',
      [
        ['lexical', 4],
        ['v1', 2],
      ],
    ],
  ] as const)('by %s, those with the most searches first', async (by, expected) => {
    expect(await groups(by)).toEqual(expected);
  });

  test('each has its own numbers', async () => {
    const [footwear] = await metrics.groups({ ...SMALL_WINDOW, filter: {}, by: 'category', limit: 1 });
    expect(footwear?.metrics).toMatchObject({
      coverage: { value: 1, n: 3 },
      revenue: [{ currency: 'EUR', amount: '21', perSearch: 7, n: 1 }],
    });
  });
});

describe('queries', () => {
  const queries = (kind: 'all' | 'zero-results' | 'no-clicks', after?: { query: string; searches: number }) =>
    metrics.queries({ scope: { ...SMALL_WINDOW, filter: {} }, kind, limit: 5, ...(after && { after }) });

  test('the most searched first, told by three shoppers and not by fewer', async () => {
    expect((await queries('all')).map(({ query }) => query)).toEqual(['shoes', 'tents']);
    const narrow = { ...SMALL_WINDOW, filter: { modelVersion: 'v1' } };
    expect(await metrics.queries({ scope: narrow, kind: 'all', limit: 5 })).toEqual([]);
  });

  test('go on after the last one told', async () => {
    expect((await queries('all', { query: 'shoes', searches: 3 })).map(({ query }) => query)).toEqual(['tents']);
    expect(await queries('all', { query: 'tents', searches: 3 })).toEqual([]);
  });

  test('fail by matching nothing, or by never being clicked', async () => {
    expect((await queries('zero-results')).map(({ query }) => query)).toEqual(['tents']);
    expect(await queries('no-clicks')).toEqual([]);
    const log = createEventLog(database);
    await log.append(
      ['u7', 'u8', 'u9'].flatMap((userId) => {
        const logged = { userId, slateId: `lamp of ${userId}`, shownAt: new Date('2026-05-01T12:00:00Z') };
        return [
          searchEvent({ ...logged, eventId: 's', query: 'lamp', resultCount: 1 }),
          impressionEvent({ ...logged, eventId: 'i', itemId: 'lamp' }),
        ];
      }),
    );
    const may = { from: new Date('2026-05-01T00:00:00Z'), until: new Date('2026-05-02T00:00:00Z'), filter: {} };
    const ignored = await metrics.queries({ scope: may, kind: 'no-clicks', limit: 5 });
    expect(ignored.map(({ query, metrics: { clickThroughRate } }) => [query, clickThroughRate])).toEqual([
      ['lamp', { value: 0, n: 3 }],
    ]);
  });
});

test('a window that takes too long is refused, and the connection is given back', async () => {
  const blocker = await database.pool.connect();
  await blocker.query('BEGIN; LOCK TABLE "SearchEvent"');
  try {
    await expect(metrics.search({ ...SMALL_WINDOW, filter: {}, bucket: 'day' }, { patienceMs: 100 })).rejects.toThrow(
      'window: expected one that is counted within 0.1 s, got a longer one',
    );
  } finally {
    await blocker.query('ROLLBACK');
    blocker.release();
  }
  expect((await search()).total.searches).toBe(6);
});

test('what is counted for who is gone is stopped, and what waits for its turn is never begun', async () => {
  const blocker = await database.pool.connect();
  await blocker.query('BEGIN; LOCK TABLE "SearchEvent"');
  const gone = new AbortController();
  const waiting = async (): Promise<unknown> => {
    // Of its own: a transaction sees the same activity all along.
    const { rows } = await database.pool.query<{ n: number }>(`
      SELECT count(*)::float8 AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`);
    return rows[0]?.n;
  };
  const asked = Array.from({ length: 4 }, () => metrics.search({ ...SMALL_WINDOW, filter: {}, bucket: 'day' }, gone));
  const rejected = Promise.all(asked.map((one) => expect(one).rejects.toThrow('gone')));
  await expect.poll(waiting).toBe(2);
  gone.abort(new Error('gone'));
  await rejected;
  expect(await waiting()).toBe(0);
  await blocker.query('ROLLBACK');
  blocker.release();
  expect((await search()).total.searches).toBe(6);
});
