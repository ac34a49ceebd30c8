import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { locateWeights, sha256OfFile } from './locate-weights.ts';
import { COCO_SSD_WEIGHTS, MINILM_WEIGHTS, type PinnedWeights } from './pinned-weights.ts';

// sha256 of "abc", from FIPS 180-4's example.
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

let project: string;
let weights: PinnedWeights;

beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'weights-'));
  weights = { packageName: 'carrier', version: '1.0.0', folder: 'model', sha256: { 'a.bin': ABC } };
  await mkdir(join(project, 'node_modules/carrier/model'), { recursive: true });
  await mkdir(join(project, 'src/deep'), { recursive: true });
  await writeFile(join(project, 'node_modules/carrier/package.json'), '{"name":"carrier","exports":{}}');
  await writeFile(join(project, 'node_modules/carrier/model/a.bin'), 'abc');
});
afterEach(() => rm(project, { recursive: true }));

const from = (folder: string): string => pathToFileURL(join(project, folder, 'file.ts')).href;

test('weights are found above the caller though the package exports nothing', async () => {
  const files = await locateWeights(weights, from('src/deep'));
  expect(files.get('a.bin')).toBe(join(project, 'node_modules/carrier/model/a.bin'));
});

test('one altered byte is refused, with both checksums in the message', async () => {
  await writeFile(join(project, 'node_modules/carrier/model/a.bin'), 'abd');
  await expect(locateWeights(weights, from('src'))).rejects.toMatchObject({
    code: 'ARTIFACT_INVALID',
    message: expect.stringMatching(new RegExp(`expected sha256 ${ABC}, got a52d159f`)) as string,
  });
});

test('an absent file and an absent package are named', async () => {
  await rm(join(project, 'node_modules/carrier/model/a.bin'));
  await expect(locateWeights(weights, from('src'))).rejects.toMatchObject({ code: 'ENVIRONMENT' });
  const absent = { ...weights, packageName: 'no-such-carrier' };
  await expect(locateWeights(absent, from('src'))).rejects.toThrow('no-such-carrier@1.0.0');
});

test.each([MINILM_WEIGHTS, COCO_SSD_WEIGHTS])(
  'the installed $packageName carries the pinned weights',
  async (pinned) => {
    const files = await locateWeights(pinned);
    expect([...files.keys()]).toEqual(Object.keys(pinned.sha256));
  },
);

test('a file’s sha256 is that of its bytes', async () => {
  expect(await sha256OfFile(join(project, 'node_modules/carrier/model/a.bin'))).toBe(ABC);
});
