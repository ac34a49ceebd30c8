import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JobStore } from '../store.ts';
import { type TestDatabase, openTestDatabase } from '../testing/test-database.ts';
import { createJobStore } from './job-store.ts';

let database: TestDatabase;
let jobs: JobStore;
beforeAll(async () => {
  database = await openTestDatabase();
  jobs = createJobStore(database);
});
afterAll(() => database.close());

test('a job goes on from the state saved last', async () => {
  await jobs.save('encode', 'f1', { done: 1 });
  await jobs.save('encode', 'f1', { done: 2, batches: [1, 2] });
  expect(await jobs.read('encode', 'f1')).toEqual({ state: { done: 2, batches: [1, 2] }, finished: false });
});

test('a job of another input knows nothing', async () => {
  await jobs.save('train', 'f1', 'half');
  expect(await jobs.read('train', 'f2')).toBeUndefined();
});

test('a finished job says so, until it is begun again', async () => {
  await jobs.finish('import', 'f', { rows: 3 });
  expect(await jobs.read('import', 'f')).toEqual({ state: { rows: 3 }, finished: true });
  await jobs.save('import', 'f', { rows: 0 });
  expect(await jobs.read('import', 'f')).toEqual({ state: { rows: 0 }, finished: false });
});

test.each([[null], [[]], ['text'], [0], [false]])('the state may be %j', async (state) => {
  await jobs.save('any', JSON.stringify(state), state);
  expect((await jobs.read('any', JSON.stringify(state)))?.state).toEqual(state);
});
