import { afterAll, beforeAll, expect, test } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openTestDatabase } from '@fusionrank/feature-store/testing';
import { fusionrank, startFusionrank } from '../testing/fusionrank-process.ts';

let home: string;
let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'keys-'));
  database = await openTestDatabase();
});
afterAll(async () => {
  await database.close();
  await rm(home, { recursive: true, force: true });
});
const keys = async (...args: readonly string[]) => {
  const { stdout } = await fusionrank(home, 'keys', ...args, '--database-url', database.databaseUrl, '--json');
  return JSON.parse(stdout) as unknown;
};

test('a key is shown when it is made, and never again; a revoked one stays in the list', async () => {
  const made = await keys('create', 'crm', '--scope', 'profile:read', '--expires-in-days', '90');
  expect(made).toMatchObject({ name: 'crm', role: 'SERVICE', scopes: ['profile:read'] });
  const { key, prefix } = made as { key: string; prefix: string };
  expect(key).toMatch(/^frk_[0-9a-f]{64}$/);
  expect(key.startsWith(prefix)).toBe(true);

  await keys('revoke', prefix);
  const listed = JSON.stringify(await keys('list'));
  expect(listed).toMatch(/"revokedAt":/);
  expect(listed).not.toContain(key);
  expect(listed).not.toContain('hash');
});

test('a key that nobody made is not revoked', async () => {
  const { code, stderr } = await startFusionrank(
    home,
    'keys',
    'revoke',
    'frk_x',
    '--database-url',
    database.databaseUrl,
  ).ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(/expected the prefix of a key, got "frk_x"/);
});
