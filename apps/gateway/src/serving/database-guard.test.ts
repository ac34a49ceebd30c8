import { expect, test } from 'vitest';
import { createDatabaseGuard } from './database-guard.ts';

const guardAt = (time: { ms: number }, told: boolean[] = []) =>
  createDatabaseGuard({
    patienceMs: 30,
    restMs: 1_000,
    stopwatch: () => time.ms,
    onChange: ({ up }) => told.push(up),
  });
const fails = () => Promise.reject(new Error('connection refused'));

test('hands on what the database answers', async () => {
  const guard = guardAt({ ms: 0 });
  expect(await guard.attempt(() => Promise.resolve(7))).toEqual({ answered: true, value: 7 });
});

test('a database that never answers is given up after its patience', async () => {
  const guard = guardAt({ ms: 0 });
  expect(await guard.attempt(() => new Promise(() => undefined))).toEqual({ answered: false });
  expect(guard.up).toBe(false);
});

test('after a failure nothing is asked until the rest is over; an answer then ends it', async () => {
  const time = { ms: 0 };
  const told: boolean[] = [];
  const guard = guardAt(time, told);
  await guard.attempt(fails);
  let asked = 0;
  const read = () => Promise.resolve(++asked);
  time.ms = 999;
  expect(await guard.attempt(read)).toEqual({ answered: false });
  time.ms = 1_000;
  expect(await guard.attempt(read)).toEqual({ answered: true, value: 1 });
  expect(told).toEqual([false, true]);
});
