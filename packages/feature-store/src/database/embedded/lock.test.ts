import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from './lock.ts';
import { ownIdentity } from './process-identity.ts';

let directory: string;
let lock: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'fusionrank-lock-'));
  lock = path.join(directory, 'lock');
});
afterEach(() => rmSync(directory, { recursive: true }));

async function holdFromProcess(...args: string[]): Promise<void> {
  const file = path.join(import.meta.dirname, 'lock-holder.fixture.ts');
  await once(
    fork(file, [lock, path.join(directory, 'counter'), ...args], {
      cwd: import.meta.dirname,
      execArgv: ['--import', 'tsx'],
    }),
    'exit',
  );
}

test('processes that die holding it hold nobody up, and none ever works beside another', async () => {
  const counter = path.join(directory, 'counter');
  writeFileSync(counter, '0');
  await Promise.all([
    holdFromProcess('25'),
    holdFromProcess('25'),
    holdFromProcess('1', 'dies'),
    holdFromProcess('25'),
  ]);
  expect(readFileSync(counter, 'utf8')).toBe('76');
  expect(readdirSync(lock).length).toBeLessThanOrEqual(2);
});

test('work of one process that fails lets the next one in', async () => {
  await expect(withLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withLock(lock, () => Promise.resolve('in'))).toBe('in');
});

test('one process queues with itself', async () => {
  const order: string[] = [];
  const work = (name: string) => async (): Promise<void> => {
    order.push(`${name} in`);
    await new Promise((resolve) => setTimeout(resolve, 30));
    order.push(`${name} out`);
  };
  await Promise.all([withLock(lock, work('a')), withLock(lock, work('b'))]);
  expect(order.map((entry) => entry.slice(2))).toEqual(['in', 'out', 'in', 'out']);
});

test('a holder whose pid belongs to another process by now is dead', async () => {
  await withLock(lock, () => Promise.resolve());
  writeFileSync(path.join(lock, '2'), `${process.pid} startedlongago`);
  expect(await withLock(lock, () => Promise.resolve('in'))).toBe('in');
});

test('a living holder is waited for, and named when it takes too long', async () => {
  await withLock(lock, () => Promise.resolve());
  writeFileSync(path.join(lock, '2'), `${process.pid} ${ownIdentity().started}`);
  await expect(withLock(lock, () => Promise.resolve(), 100)).rejects.toMatchObject({ code: 'ENVIRONMENT' });
});
