import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, openTestDatabase } from '../testing/test-database.ts';
import { createRateStore } from './rate-store.ts';
import type { RateStore } from './rate-store.ts';

let database: TestDatabase;
let rates: RateStore;
beforeAll(async () => {
  database = await openTestDatabase();
  rates = createRateStore(database);
});
afterAll(() => database.close());

const rowCount = async (): Promise<unknown> =>
  (await database.pool.query<{ n: number }>('SELECT count(*)::float8 AS n FROM "RateWindow"')).rows[0]?.n;

test('what is spent adds up until the window is over, then it begins anew; each principal has a window', async () => {
  const window = { windowSeconds: 0.3 };
  const first = await rates.spend('a', { cost: 60, ...window });
  expect(first.spent).toBe(60);
  expect(first.leftMs).toBeGreaterThan(200);
  expect(first.leftMs).toBeLessThanOrEqual(300);
  const second = await rates.spend('a', { cost: 50, ...window });
  expect(second.spent).toBe(110);
  expect(second.leftMs).toBeLessThanOrEqual(first.leftMs);
  expect((await rates.spend('b', { cost: 1, ...window })).spent).toBe(1);
  await sleep(310);
  expect((await rates.spend('a', { cost: 7, ...window })).spent).toBe(7);
});

test('a hundred at once lose nothing of each other', async () => {
  const spent = await Promise.all(
    Array.from({ length: 100 }, async () => (await rates.spend('many', { cost: 3, windowSeconds: 60 })).spent),
  );
  expect(spent.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => 3 * (i + 1)));
});

test('windows that are over are swept, so many at a time; the others stay, and no row says whose it is', async () => {
  await database.pool.query('DELETE FROM "RateWindow"');
  for (const name of ['x', 'y', 'z']) await rates.spend(`user:${name}`, { cost: 1, windowSeconds: 0.05 });
  await rates.spend('user:stays', { cost: 1, windowSeconds: 60 });
  await sleep(60);
  expect(await rates.sweep(2)).toBe(2);
  expect(await rates.sweep(2)).toBe(1);
  expect(await rates.sweep(2)).toBe(0);
  expect(await rowCount()).toBe(1);
  const { rows } = await database.pool.query('SELECT * FROM "RateWindow"');
  expect(JSON.stringify(rows)).not.toContain('stays');
});

test('the table is unlogged: no request waits for a disk', async () => {
  const { rows } = await database.pool.query(
    `SELECT relpersistence FROM pg_class WHERE oid = '"RateWindow"'::regclass`,
  );
  expect(rows).toEqual([{ relpersistence: 'u' }]);
});
