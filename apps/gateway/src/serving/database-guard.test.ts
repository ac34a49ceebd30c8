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

test('a read that is given up is told to stop', async () => {
  const guard = guardAt({ ms: 0 });
  let told: unknown;
  await guard.attempt((signal) => {
    signal.addEventListener('abort', () => {
      told = signal.reason;
    });
    return new Promise<never>(() => undefined);
  });
  expect(String(told)).toContain('did not answer within 30 ms');
});

test('who is gone says nothing of the database: the read is stopped, and the next one is asked for', async () => {
  const told: boolean[] = [];
  const guard = guardAt({ ms: 0 }, told);
  const gone = new AbortController();
  const attempt = guard.attempt(
    (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
    { signal: gone.signal },
  );
  const rejected = expect(attempt).rejects.toThrow('gone');
  gone.abort(new Error('gone'));
  await rejected;
  expect([guard.up, told]).toEqual([true, []]);
  await expect(guard.attempt(() => Promise.resolve(7), { signal: gone.signal })).rejects.toThrow('gone');
  expect(await guard.attempt(() => Promise.resolve(7))).toEqual({ answered: true, value: 7 });
});
