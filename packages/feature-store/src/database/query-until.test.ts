import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, openTestDatabase } from '../testing/test-database.ts';
import { isConnectionFailure } from './recovering-pool.ts';
import { queryUntil } from './query-until.ts';

let database: TestDatabase;
beforeAll(async () => (database = await openTestDatabase()));
afterAll(() => database.close());

const NAP = { text: 'SELECT pg_sleep($1), pg_backend_pid() AS pid', values: [60] };
const MARK = { text: 'SELECT pg_backend_pid() AS pid', values: [] };

/** Statements of this database under way, but the one that looks. */
async function running(): Promise<number> {
  const { rows } = await database.pool.query<{ n: number }>(`
    SELECT count(*)::float8 AS n FROM pg_stat_activity
    WHERE datname = current_database() AND state = 'active' AND pid <> pg_backend_pid()`);
  return rows[0]?.n ?? Number.NaN;
}

const pidOf = async (): Promise<unknown> => (await queryUntil(database, MARK, {})).rows[0]?.['pid'];

test('a statement runs in the database until its signal aborts, and no longer; its connection is used again', async () => {
  const pid = await pidOf();
  const gone = new AbortController();
  const asked = queryUntil(database, NAP, gone);
  const rejected = expect(asked).rejects.toThrow('nobody waits');
  await expect.poll(running).toBe(1);
  gone.abort(new Error('nobody waits'));
  await rejected;
  expect(await running()).toBe(0);
  expect(await pidOf()).toBe(pid);
});

test('one that waits for a lock of another session leaves the line', async () => {
  const holder = await database.pool.connect();
  await holder.query('BEGIN; LOCK TABLE "Item" IN ACCESS EXCLUSIVE MODE');
  const gone = new AbortController();
  const asked = queryUntil(database, { text: 'SELECT count(*) FROM "Item"', values: [] }, gone);
  const rejected = expect(asked).rejects.toThrow('late');
  await expect.poll(running).toBe(1);
  gone.abort(new Error('late'));
  await rejected;
  expect(await running()).toBe(0);
  await holder.query('ROLLBACK');
  holder.release();
});

test('it is stopped also when every connection of the pool is taken by such statements', async () => {
  const gone = new AbortController();
  const asked = Array.from({ length: 12 }, () => queryUntil(database, NAP, gone));
  const settled = Promise.allSettled(asked);
  await sleep(300);
  expect(database.pool.waitingCount).toBeGreaterThan(0);
  gone.abort(new Error('all gone'));
  const outcomes = await settled;
  expect(outcomes.map((outcome) => (outcome.status === 'rejected' ? String(outcome.reason) : 'answered'))).toEqual(
    asked.map(() => 'Error: all gone'),
  );
  expect(await running()).toBe(0);
});

test('nothing is asked for who is gone already, and an answer that is there is given', async () => {
  await expect(queryUntil(database, NAP, { signal: AbortSignal.abort(new Error('gone before')) })).rejects.toThrow(
    'gone before',
  );
  const { signal } = new AbortController();
  expect((await queryUntil(database, MARK, { signal })).rows).toHaveLength(1);
});

test('a failure of the database stays what it is', async () => {
  const { signal } = new AbortController();
  const broken = queryUntil(database, { text: 'SELECT 1 / $1::integer', values: [0] }, { signal });
  await expect(broken).rejects.toThrow('division by zero');
  const killed = queryUntil(database, NAP, { signal });
  const outcome = killed.then(
    () => false,
    (error: unknown) => isConnectionFailure(error),
  );
  await expect.poll(running).toBe(1);
  await database.pool.query(`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND state = 'active' AND pid <> pg_backend_pid()`);
  expect(await outcome).toBe(true);
});

test('many that are stopped just as they end take nobody else with them', async () => {
  const others = (async () => {
    for (let i = 0; i < 200; i++) await database.pool.query('SELECT count(*) FROM generate_series(1, 2000)');
  })();
  for (let i = 0; i < 60; i++) {
    const gone = new AbortController();
    const asked = queryUntil(database, { text: 'SELECT pg_sleep($1)', values: [0.002] }, gone);
    const settled = asked.then(
      () => 'answered',
      (error: unknown) => String(error),
    );
    await sleep(2);
    gone.abort(new Error('gone'));
    expect(['answered', 'Error: gone']).toContain(await settled);
  }
  await others;
});
