import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, watch } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ModelVersion } from '@fusionrank/feature-store';
import { makeCrashHome, type CrashHome } from '@fusionrank/feature-store/testing';
import { readArtifact } from '@fusionrank/model/artifact';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkpoints } from '../testing/checkpoints.ts';
import { fusionrank, startFusionrank } from '../testing/fusionrank-process.ts';

/** Epochs enough that a fast machine, too, is far from done when its first checkpoint is seen. */
const TRAIN = ['train', '--epochs', '16', '--backend', 'wasm'];

let broken: CrashHome;
let whole: CrashHome;
beforeAll(async () => {
  broken = makeCrashHome('killed-training');
  whole = makeCrashHome('whole-training');
  await fusionrank(broken.home, 'simulate', 'catalog', '--products', '300', '--no-images');
  await fusionrank(broken.home, 'simulate', 'shoppers', '--users', '60', '--slates', '500');
  // Nobody uses the database between two commands, so its files may be copied. -a keeps their owner.
  await promisify(execFile)('cp', ['-a', `${broken.home}/.`, whole.home]);
}, 120_000);
afterAll(async () => {
  await broken.remove();
  await whole.remove();
});

test('a training killed with -9 goes on from its checkpoint and ends with the very weights of one that was not', async () => {
  const first = startFusionrank(broken.home, ...TRAIN);
  await expect.poll(() => checkpoints(broken.home), { timeout: 60_000, interval: 2 }).toHaveLength(1);
  await first.kill();
  expect(await artifacts(broken.home)).toEqual([]);

  const second = await fusionrank(broken.home, ...TRAIN, '--json');
  expect(second.stderr).toMatch(/goes on after step [1-9]\d* of \d+/);
  const { stdout, stderr } = await fusionrank(whole.home, ...TRAIN, '--json');
  expect(stderr).not.toContain('goes on after');
  expect(await weightsHash(broken.home, second.stdout)).toBe(await weightsHash(whole.home, stdout));
  expect(await checkpoints(broken.home)).toEqual([]);
});

test('killed while it writes the artifact, it leaves no half one, and the next run sweeps and finishes', async () => {
  const again = [...TRAIN, '--seed', '8'];
  const artifactRoot = join(broken.home, 'artifacts');
  await mkdir(artifactRoot, { recursive: true });
  const before = await artifacts(broken.home);
  const writing = once(artifactRoot, (name) => name.includes('.unfinished-'));
  const first = startFusionrank(broken.home, ...again);
  await writing;
  await first.kill();

  for (const name of await artifacts(broken.home)) await readArtifact(join(artifactRoot, name));
  const listed = JSON.parse((await fusionrank(broken.home, 'models', '--json')).stdout) as readonly ModelVersion[];
  expect(listed.map(({ id }) => id)).toEqual(before);

  await fusionrank(broken.home, ...again);
  expect((await readdir(artifactRoot)).filter((name) => name.includes('.unfinished-'))).toEqual([]);
  await fusionrank(broken.home, 'publish');
});

/** Folders of whole artifacts. */
async function artifacts(home: string): Promise<readonly string[]> {
  const root = join(home, 'artifacts');
  return existsSync(root) ? (await readdir(root)).filter((name) => !name.includes('.unfinished-')) : [];
}

async function weightsHash(home: string, trained: string): Promise<string> {
  const { version } = JSON.parse(trained) as { readonly version: ModelVersion };
  const weights = await readFile(join(home, 'artifacts', version.directory, 'weights.bin'));
  return createHash('sha256').update(weights).digest('hex');
}

/** The first change under `folder` whose name is wanted. */
function once(folder: string, isWanted: (name: string) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(folder, (_, name) => {
      if (name === null || !isWanted(name)) return;
      watcher.close();
      resolve();
    });
  });
}
