import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '../testing/index.ts';
import type { TestDatabase } from '../testing/index.ts';
import { durably } from './transaction.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const addUser = (id: string) => ({
  text: `INSERT INTO "User" ("id") VALUES ($1) ON CONFLICT DO NOTHING`,
  values: [id],
});
const users = async () =>
  (await database.pool.query<{ id: string }>('SELECT "id" FROM "User"')).rows.map(({ id }) => id);

test('work whose connection breaks is done once more, and is there once', async () => {
  let attempts = 0;
  await durably(database, async (client) => {
    attempts += 1;
    await client.query(addUser('retried'));
    if (attempts === 1) {
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await database.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
      await client.query('SELECT 1');
    }
  });
  expect(attempts).toBe(2);
  expect(await users()).toEqual(['retried']);
});

test('a connection that breaks twice is DATABASE_UNAVAILABLE', async () => {
  const work = durably(database, async (client) => {
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await database.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    await client.query('SELECT 1');
  });
  await expect(work).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
});

test('work that fails for another reason is done once, leaves nothing, and gives its connection back', async () => {
  let attempts = 0;
  const work = durably(database, async (client) => {
    attempts += 1;
    await client.query(addUser('undone'));
    await client.query('SELECT 1 / 0');
  });
  await expect(work).rejects.toThrow('division by zero');
  expect(attempts).toBe(1);
  expect(await users()).not.toContain('undone');
  expect(database.pool.idleCount).toBe(database.pool.totalCount);
});

test('a commit is on disk before it is acknowledged, also on a server set otherwise', async () => {
  const setting = await durably(database, async (client) => {
    const { rows } = await client.query<{ synchronous_commit: string }>('SHOW synchronous_commit');
    return rows[0]?.synchronous_commit;
  });
  expect(setting).toBe('on');
});
