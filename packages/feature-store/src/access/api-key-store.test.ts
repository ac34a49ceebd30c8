import type { ApiKey } from '@fusionrank/domain/api-key';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ApiKeyStore } from '../store.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createApiKeyStore } from './api-key-store.ts';

let database: TestDatabase;
let keys: ApiKeyStore;
beforeAll(async () => {
  database = await openTestDatabase();
  keys = createApiKeyStore(database);
});
afterAll(() => database.close());
beforeEach(() => database.pool.query('TRUNCATE "ApiKey"'));

const at = new Date('2026-11-30T12:00:00Z');
const key = (prefix: string): ApiKey => ({
  prefix,
  hash: `hash of ${prefix}`,
  name: 'shop',
  role: 'SERVICE',
  scopes: ['a'],
  createdAt: at,
});

test('a key is read as it was written', async () => {
  const expiring = { ...key('frk_a'), expiresAt: new Date('2027-01-01T00:00:00Z') };
  await keys.add(expiring);
  expect(await keys.list()).toEqual([expiring]);
});

test('the revision tells of every key that is made or revoked, and not of its use', async () => {
  const seen = [await keys.revision()];
  const changes = [
    () => keys.add(key('frk_a')),
    () => keys.add(key('frk_b')),
    () => keys.revoke('frk_a', at),
    () => keys.revoke('frk_b', at),
  ];
  for (const change of changes) {
    await change();
    expect(seen).not.toContain(await keys.revision());
    seen.push(await keys.revision());
  }
  await keys.noteUse('frk_a', at);
  expect(await keys.revision()).toBe(seen.at(-1));
});

test('a key that is revoked again keeps its first instant', async () => {
  await keys.add(key('frk_a'));
  await keys.revoke('frk_a', at);
  await keys.revoke('frk_a', new Date());
  expect((await keys.list())[0]?.revokedAt).toEqual(at);
});

test('there is nothing to revoke of a key that nobody made', async () => {
  await expect(keys.revoke('frk_none', at)).rejects.toThrow(/expected the prefix of a key, got "frk_none"/);
});
