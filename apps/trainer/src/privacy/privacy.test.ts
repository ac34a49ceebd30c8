import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseEventId, parseItemId, parseSessionId, parseUserId } from '@fusionrank/domain/id';
import { openFeatureStore, type FeatureStore } from '@fusionrank/feature-store';
import { openTestDatabase, type TestDatabase } from '@fusionrank/feature-store/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

const BIN = fileURLToPath(new URL('../../bin/fusionrank.mjs', import.meta.url));

let database: TestDatabase;
let store: FeatureStore;
let home: string;
beforeAll(async () => {
  database = await openTestDatabase();
  home = await mkdtemp(join(tmpdir(), 'privacy-cli-'));
  store = await openFeatureStore({ home, databaseUrl: database.databaseUrl });
});
afterAll(async () => {
  await store.close();
  await database.close();
  await rm(home, { recursive: true, force: true });
});

async function run(...args: readonly string[]) {
  const shared = ['--home', home, '--database-url', database.databaseUrl];
  const child = spawn(process.execPath, [BIN, ...args, ...shared], { stdio: ['ignore', 'pipe', 'pipe'] });
  const code = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, stdout, stderr };
}

const click = (userId: string) => ({
  type: 'interaction' as const,
  eventId: parseEventId('e1'),
  userId: parseUserId(userId),
  sessionId: parseSessionId('s1'),
  itemId: parseItemId('mug'),
  kind: 'click' as const,
  value: 1,
  occurredAt: new Date('2026-03-01T12:00:00Z'),
  ingestedAt: new Date('2026-03-01T12:00:00Z'),
  simulated: false,
});

test('support forgets a shopper, once it says that it means it', async () => {
  await store.events.append([click('4711')]);
  const refused = await run('forget', '4711');
  expect(refused.code).not.toBe(0);
  expect(refused.stderr).toContain('expected --yes');
  expect((await store.events.counts()).interactions).toBe(1);
  const { code, stdout } = await run('forget', '4711', '--yes', '--json');
  expect(code).toBe(0);
  const receipt = JSON.parse(stdout) as { requestId: string };
  expect(receipt).toMatchObject({ removed: { interactions: 1, profiles: 1 } });
  expect((await store.events.counts()).interactions).toBe(0);
  expect(await store.forgottenUsers.receipt(receipt.requestId)).toMatchObject({ removed: { interactions: 1 } });
});

test('what is held of a shopper is written to stdout, whole', async () => {
  await store.events.append([click('4712'), click('4713')]);
  const { code, stdout } = await run('export-user', '4712');
  expect(code).toBe(0);
  const types = stdout
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { type: string }).type);
  expect(types).toEqual(['export', 'profile', 'user', 'interaction', 'end']);
  expect(stdout).not.toContain('4713');
});
