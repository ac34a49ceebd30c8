import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { checkpointFolder, versionOfRun } from './version-of-run.ts';

const fingerprint = '1f0c9a7b'.repeat(8);
let home: string;
const at = (instant: string) => versionOfRun({ home, fingerprint, clock: () => new Date(instant) });

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'fusionrank-version-'));
});

test('a version is named by when its training began and by its data', async () => {
  expect(await at('2026-11-23T18:00:00.500Z')).toBe('2026-11-23T18-00-00Z-1f0c9a7b');
});

test('a training that goes on keeps its name; one after it was done, or of other data, has a new one', async () => {
  const first = await at('2026-11-23T18:00:00Z');
  expect(await at('2026-11-24T09:00:00Z')).toBe(first);
  const other = { home, fingerprint: 'ab'.repeat(32), clock: () => new Date('2026-11-24T09:00:00Z') };
  expect(await versionOfRun(other)).toBe('2026-11-24T09-00-00Z-abababab');
  await rm(checkpointFolder({ home, fingerprint }), { recursive: true });
  expect(await at('2026-11-25T09:00:00Z')).toBe('2026-11-25T09-00-00Z-1f0c9a7b');
});

test('one cut off with its artifact written takes a new name: an artifact is never written over', async () => {
  const first = await at('2026-11-23T18:00:00Z');
  await mkdir(join(home, 'artifacts', first), { recursive: true });
  expect(await at('2026-11-24T09:00:00Z')).toBe('2026-11-24T09-00-00Z-1f0c9a7b');
});

test('a name that is damaged is not taken up', async () => {
  await at('2026-11-23T18:00:00Z');
  await writeFile(join(checkpointFolder({ home, fingerprint }), 'model-version'), 'x');
  expect(await at('2026-11-24T09:00:00Z')).toBe('2026-11-24T09-00-00Z-1f0c9a7b');
});
