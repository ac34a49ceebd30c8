import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { openFeatureStore } from '@fusionrank/feature-store';
import type { FeatureStore } from '@fusionrank/feature-store';
import { openTestDatabase } from '@fusionrank/feature-store/testing';
import type { TestDatabase } from '@fusionrank/feature-store/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RateCounting, RatePolicy } from '../settings/rate-policy.ts';
import { openCable } from '../testing/cable.ts';
import type { Cable } from '../testing/cable.ts';
import { createRateLimit } from './rate-limit.ts';
import type { RateLimit, RateSources } from './rate-limit.ts';

let database: TestDatabase;
let cable: Cable;
let store: FeatureStore;
beforeAll(async () => {
  database = await openTestDatabase();
  cable = await openCable(database.databaseUrl);
  store = await openFeatureStore({ home: '/nowhere', databaseUrl: cable.databaseUrl });
});
afterAll(async () => {
  await store.close();
  await cable.close();
  await database.close();
});

const limits: RateLimit[] = [];
beforeEach(() => () => Promise.all(limits.splice(0).map((limit) => limit.close())));

/** Waits long: other tests keep the machine busy. */
function open(counting: RateCounting, change: Partial<RatePolicy> = {}, sources: Partial<RateSources> = {}): RateLimit {
  const policy = { points: 100, windowSeconds: 60, counting, ...change };
  const limit = createRateLimit(policy, { rates: store.rates, onFailure: vi.fn(), waitsMs: 10_000, ...sources });
  limits.push(limit);
  return limit;
}

const redisUrl = process.env['TEST_REDIS_URL'];
const COUNTINGS: readonly RateCounting[] = [
  { store: 'memory' },
  { store: 'postgres' },
  ...(redisUrl === undefined ? [] : [{ store: 'redis', url: redisUrl } as const]),
];

describe.each(COUNTINGS)('counted in $store', (counting) => {
  const principal = (name: string): string => `${counting.store}:${name}:${process.pid}`;

  test('points are spent by cost, each principal its own; then it is told when to come again', async () => {
    const rate = open(counting);
    expect(await rate.consume(principal('a'), 60)).toEqual({ points: 100, remaining: 40, resetSeconds: 60 });
    await expect(rate.consume(principal('a'), 50)).rejects.toMatchObject({
      extensions: { code: 'RATE_LIMITED', asked: 50, allowed: 100, http: { status: 429 } },
    });
    expect((await rate.consume(principal('b'), 60)).remaining).toBe(40);
    const { http } = await rate.consume(principal('a'), 1).then(
      () => {
        throw new Error('expected a refusal');
      },
      (error: unknown) => (error as { extensions: { http: { headers: Map<string, string> } } }).extensions,
    );
    expect(Number(http.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(http.headers.get('ratelimit-remaining')).toBe('0');
  });

  test('exactly what one has may be spent, and when the window is over there is as much again', async () => {
    const rate = open(counting, { windowSeconds: 1 });
    expect((await rate.consume(principal('c'), 100)).remaining).toBe(0);
    await expect(rate.consume(principal('c'), 1)).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } });
    await expect
      .poll(
        () =>
          rate.consume(principal('c'), 1).then(
            ({ remaining }) => remaining,
            () => 'refused',
          ),
        { timeout: 5_000, interval: 300 },
      )
      .toBe(99);
  });

  test('of requests that come at once no more are let in than there are points', async () => {
    const rate = open(counting);
    const outcomes = await Promise.allSettled(Array.from({ length: 30 }, () => rate.consume(principal('d'), 10)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
  });

  test.runIf(counting.store !== 'memory')('gateways count together', async () => {
    const [one, other] = [open(counting), open(counting)];
    expect((await one.consume(principal('e'), 60)).remaining).toBe(40);
    expect((await other.consume(principal('e'), 30)).remaining).toBe(10);
    await expect(one.consume(principal('e'), 30)).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } });
    await expect(other.consume(principal('e'), 1)).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } });
  });
});

describe('without what counts for all', () => {
  afterEach(() => cable.mend());

  test('a gateway whose Redis is gone counts for itself: nobody is turned away, nobody let in without bounds', async () => {
    const unused = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => unused.once('listening', listening));
    const { port } = unused.address() as AddressInfo;
    await new Promise((closed) => unused.close(closed));
    const onFailure = vi.fn();
    const rate = open({ store: 'redis', url: `redis://127.0.0.1:${port}` }, {}, { onFailure });
    expect((await rate.consume('a', 60)).remaining).toBe(40);
    await expect(rate.consume('a', 60)).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } });
    await expect.poll(() => onFailure.mock.calls.length).toBe(1);
  });

  test('so does one whose database is gone, until it is back', async () => {
    const onFailure = vi.fn();
    const rate = open({ store: 'postgres' }, {}, { onFailure });
    expect((await rate.consume('gone', 50)).remaining).toBe(50);
    cable.cut();
    expect((await rate.consume('gone', 60)).remaining).toBe(40);
    await expect(rate.consume('gone', 60)).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } });
    expect(onFailure).toHaveBeenCalledTimes(1);
    cable.mend();
    await expect
      .poll(async () => (await rate.consume('gone', 1)).remaining, { timeout: 5_000, interval: 400 })
      .toBe(49);
  });

  test('a database that is slow to count keeps a request a quarter of a second, and the statement does not stay', async () => {
    const rate = open({ store: 'postgres' }, {}, { waitsMs: 250 });
    const holder = await database.pool.connect();
    await holder.query('BEGIN; LOCK TABLE "RateWindow" IN ACCESS EXCLUSIVE MODE');
    const askedAt = performance.now();
    expect((await rate.consume('slow', 1)).remaining).toBe(99);
    expect(performance.now() - askedAt).toBeLessThan(1_000);
    const waiting = async (): Promise<unknown> => {
      const { rows } = await database.pool.query<{ n: number }>(`
        SELECT count(*)::float8 AS n FROM pg_stat_activity
        WHERE datname = current_database() AND state = 'active' AND wait_event_type = 'Lock'`);
      return rows[0]?.n;
    };
    await expect.poll(waiting).toBe(0);
    await holder.query('ROLLBACK');
    holder.release();
  });
});
