import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problem } from '@fusionrank/domain/problem';
import { type TestDatabase, openTestDatabase } from '../testing/test-database.ts';
import { RecoveringPool, isConnectionFailure } from './recovering-pool.ts';

let database: TestDatabase;
beforeAll(async () => (database = await openTestDatabase()));
afterAll(() => database.close());

/** A port on which nothing listens. */
async function deadPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function addressOf(databaseUrl: string): {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
} {
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  return {
    host: hostname,
    port: Number(port),
    user: username,
    password: decodeURIComponent(password),
    database: pathname.slice(1),
  };
}

test('goes where recovery says the server is now', async () => {
  const address = addressOf(database.databaseUrl);
  const pool = new RecoveringPool({ ...address, port: await deadPort() }, () => Promise.resolve(address));
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  await pool.end();
});

test('a server that can’t be had is DATABASE_UNAVAILABLE, with and without a way to recover', async () => {
  const address = { host: '127.0.0.1', port: await deadPort() };
  const fails = (): Promise<never> => Promise.reject(problem('ENVIRONMENT', 'The disk is full.'));
  await expect(new RecoveringPool(address).query('SELECT 1')).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  await expect(new RecoveringPool(address, fails).connect()).rejects.toMatchObject({
    code: 'DATABASE_UNAVAILABLE',
    message: 'The disk is full.',
  });
});

test('a wrong password is not taken for a lost server', async () => {
  const recovered: string[] = [];
  const pool = new RecoveringPool(
    { ...addressOf(database.databaseUrl), user: 'nobody-like-this', password: 'x' },
    () => {
      recovered.push('tried');
      return Promise.resolve({});
    },
  );
  await expect(pool.connect()).rejects.toMatchObject({ code: expect.stringMatching(/^28/) as string });
  expect(recovered).toEqual([]);
});

test('the end of a connection in somebody’s hands reaches him with his next query, and nobody else', async () => {
  const client = await database.pool.connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  await database.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
  await sleep(100);
  const failure: unknown = await client.query('SELECT 1').catch((error: unknown) => error);
  client.release(true);
  expect(isConnectionFailure(failure)).toBe(true);
  expect((await database.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
});

test('a refused statement is no connection failure', async () => {
  const failure: unknown = await database.pool.query('SELECT 1 / 0').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Error);
  expect(isConnectionFailure(failure)).toBe(false);
});
