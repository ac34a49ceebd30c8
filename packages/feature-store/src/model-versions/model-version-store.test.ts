import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { parseModelVersionId } from '@fusionrank/domain/id';
import type { ModelVersion, ModelVersionStore } from '../store.ts';
import { type TestDatabase, openTestDatabase } from '../testing/test-database.ts';
import { createModelVersionStore } from './model-version-store.ts';

let database: TestDatabase;
let versions: ModelVersionStore;
beforeAll(async () => {
  database = await openTestDatabase();
  versions = createModelVersionStore(database);
});
afterAll(() => database.close());
beforeEach(() => database.pool.query('TRUNCATE "ModelVersion"'));

const id = parseModelVersionId;
const register = (name: string): Promise<ModelVersion> =>
  versions.register({
    id: id(name),
    directory: name,
    sha256: 'ab',
    fingerprint: 'cd',
    config: { seed: 1 },
    metrics: { ndcg: 0.4 },
  });

test('a new version is trained, not live', async () => {
  expect(await register('one')).toEqual({
    ...{
      id: 'one',
      status: 'trained',
      directory: 'one',
      sha256: 'ab',
      fingerprint: 'cd',
      config: { seed: 1 },
      metrics: { ndcg: 0.4 },
    },
    createdAt: expect.any(Date) as Date,
  });
  expect(await versions.live()).toBeUndefined();
});

test('publishing makes one live and retires the one before; it can come back', async () => {
  await register('one');
  await register('two');
  const [first, second] = [await versions.publish(id('one')), await versions.publish(id('two'))];
  expect([first.status, second.status]).toEqual(['live', 'live']);
  expect((await versions.live())?.id).toBe('two');
  expect((await versions.list()).map((version) => [version.id, version.status])).toEqual([
    ['two', 'live'],
    ['one', 'retired'],
  ]);
  await versions.publish(id('one'));
  expect((await versions.live())?.id).toBe('one');
});

test('publishing what is live keeps it live', async () => {
  await register('one');
  await versions.publish(id('one'));
  expect((await versions.publish(id('one'))).status).toBe('live');
});

test('of many published at once exactly one is live', async () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  for (const name of names) await register(name);
  await Promise.all(names.map((name) => versions.publish(id(name))));
  expect((await versions.list()).filter(({ status }) => status === 'live')).toHaveLength(1);
});

test('publishing a stranger leaves the live one live', async () => {
  await register('one');
  await versions.publish(id('one'));
  await expect(versions.publish(id('stranger'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect((await versions.live())?.id).toBe('one');
});

test('an id is registered once', async () => {
  await register('one');
  await expect(register('one')).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('metrics can be set later, of a version that is there', async () => {
  await register('one');
  await versions.setMetrics(id('one'), { ndcg: 0.5 });
  expect((await versions.list())[0]?.metrics).toEqual({ ndcg: 0.5 });
  await expect(versions.setMetrics(id('two'), {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('the database itself refuses a second live version', async () => {
  await register('one');
  await register('two');
  await versions.publish(id('one'));
  await expect(database.pool.query(`UPDATE "ModelVersion" SET "status" = 'live' WHERE "id" = 'two'`)).rejects.toThrow(
    'ModelVersion_one_live',
  );
});
