import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { openTestDatabase } from '@fusionrank/feature-store/testing';
import type { TestDatabase } from '@fusionrank/feature-store/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

const BIN = fileURLToPath(new URL('../../bin/fusionrank.mjs', import.meta.url));

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'synonyms-cli-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

async function synonyms(...args: readonly string[]) {
  const shared = ['--home', join(folder, 'home'), '--database-url', database.databaseUrl];
  const child = spawn(process.execPath, [BIN, 'synonyms', ...args, ...shared], { stdio: ['ignore', 'pipe', 'pipe'] });
  const code = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, stdout, stderr };
}

test('a file’s rules are in force until another file’s; a bad file changes nothing and says where', async () => {
  const path = join(folder, 'synonyms.txt');
  await writeFile(path, 'couch -> sofa, settee\nsneakers, 运动鞋\n');
  expect(await synonyms('import', path)).toMatchObject({ code: 0, stdout: '2 rules of synonyms are in force\n' });
  await writeFile(path, 'couch -> sofa\nalone\n');
  const refused = await synonyms('import', path);
  expect(refused.code).not.toBe(0);
  expect(refused.stderr).toContain('synonyms.txt, rule at 2: expected 2 to 50 phrases, got 1');
  expect((await synonyms('list')).stdout).toBe('couch -> sofa, settee\nsneakers, 运动鞋\n');
  await writeFile(path, '');
  await synonyms('import', path);
  expect(JSON.parse((await synonyms('list', '--json')).stdout)).toEqual([]);
});
