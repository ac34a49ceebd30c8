import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportVersion } from './export-version.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fusionrank-export-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const request = { modelVersions: { list: () => Promise.resolve([]) }, inputs: 'features' as const };

test('without a model there is nothing to export, and no file is written', async () => {
  const asked = exportVersion({ ...request, home: folder, file: join(folder, 'ranker.onnx') });
  await expect(asked).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await readdir(folder)).toEqual([]);
});

test('a version that nobody trained is not found', async () => {
  const version = '2026-11-23T18-00-00Z-1f0c9a7b';
  const asked = exportVersion({ ...request, home: folder, file: join(folder, 'ranker.onnx'), version });
  await expect(asked).rejects.toThrow(version);
});
