import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseUserId } from '@fusionrank/domain/id';
import { createRng } from '@fusionrank/domain/rng';
import { beforeAll, expect, test } from 'vitest';
import { DEFAULT_NETWORK_CONFIG } from '../fusion/network-shape.ts';
import { initialWeights } from '../fusion/weights.ts';
import { PROFILE_FEATURES } from '../ranking/user-input.ts';
import { colourShop } from '../training/testing/colour-shop.ts';
import type { ArtifactContents } from './artifact.ts';
import { readArtifact, writeArtifact } from './index.ts';
import type { Manifest } from './manifest.ts';

const FILES = [
  'behaviour.bin',
  'behaviour.json',
  'encoding.json',
  'items.bin',
  'items.json',
  'manifest.json',
  'manifest.sha256',
  'projections.bin',
  'weights.bin',
];
const contents = artifactContents();
let folder: string;
let written: string;
let sha256: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fusionrank-artifact-'));
  written = join(folder, 'written');
  ({ sha256 } = await writeArtifact(written, contents));
});

test('what is read is what was written', async () => {
  const { manifest, ...read } = await readArtifact(written, sha256);
  expect(read).toEqual(contents);
  expect(manifest.features.profile).toEqual([...PROFILE_FEATURES]);
});

test('its sha256 is that of the manifest, and the folder holds nothing else', async () => {
  const manifest = await readFile(join(written, 'manifest.json'));
  expect(createHash('sha256').update(manifest).digest('hex')).toBe(sha256);
  expect((await readdir(written)).sort()).toEqual(FILES);
  expect((await readdir(folder)).filter((name) => name.includes('unfinished'))).toEqual([]);
});

test('an artifact that exists is never written over', async () => {
  await expect(writeArtifact(written, contents)).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(readArtifact(written, sha256)).resolves.toBeDefined();
});

test('without behaviour, projections or encoders it is complete too', async () => {
  const { network, encoding, items, provenance } = contents;
  const bare = {
    network,
    encoding,
    items: { ...items, text: items.image },
    provenance: { ...provenance, encoders: {} },
  };
  await writeArtifact(join(folder, 'bare'), bare);
  expect(await readArtifact(join(folder, 'bare'))).toEqual({ ...bare, manifest: expect.anything() as unknown });
});

test('a network from before there was calibration has none', async () => {
  const { calibration, ...network } = contents.network;
  expect(calibration).toHaveLength(3);
  await writeArtifact(join(folder, 'uncalibrated'), { ...contents, network });
  expect((await readArtifact(join(folder, 'uncalibrated'))).network).toEqual(network);
});

test.each([1, 99])('an artifact of format %i is refused, and the message says which format is read', async (format) => {
  const other = join(folder, `format-${format}`);
  await writeArtifact(other, contents);
  await rewriteManifest(other, (manifest) => ({ ...manifest, formatVersion: format }));
  await expect(readArtifact(other)).rejects.toMatchObject({
    code: 'ARTIFACT_INVALID',
    message: expect.stringMatching(/formatVersion: .*expected 2/) as string,
  });
});

test.each(FILES)('%s truncated, altered or removed: refused, and the message names it', async (name) => {
  const damages: readonly ((path: string) => Promise<void>)[] = [
    async (path) => truncate(path, (await readFile(path)).byteLength - 1 - (name === 'manifest.sha256' ? 5 : 0)),
    async (path) => {
      const bytes = await readFile(path);
      const middle = bytes.byteLength >> 1;
      bytes[middle] = (bytes[middle] ?? 0) ^ 1;
      await writeFile(path, bytes);
    },
    (path) => rm(path),
  ];
  for (const damage of damages) {
    const copy = await mkdtemp(join(folder, 'damaged-'));
    await cp(written, copy, { recursive: true });
    await damage(join(copy, name));
    const message =
      name === 'manifest.sha256' ? /manifest/ : new RegExp(`^${name.replace('.', '\\.')}: expected .*, got `);
    await expect(readArtifact(copy)).rejects.toMatchObject({
      code: 'ARTIFACT_INVALID',
      message: expect.stringMatching(message) as string,
    });
  }
});

test('an artifact replaced whole is refused by the sha256 that the registry holds', async () => {
  const other = join(folder, 'other');
  await writeArtifact(other, { ...contents, provenance: { ...contents.provenance, seed: 2 } });
  await expect(readArtifact(other, sha256)).rejects.toMatchObject({ code: 'ARTIFACT_INVALID' });
});

async function rewriteManifest(directory: string, change: (manifest: Manifest) => object): Promise<void> {
  const manifest = JSON.parse(await readFile(join(directory, 'manifest.json'), 'utf8')) as Manifest;
  const text = JSON.stringify(change(manifest));
  await writeFile(join(directory, 'manifest.json'), text);
  await writeFile(join(directory, 'manifest.sha256'), createHash('sha256').update(text).digest('hex'));
}

function artifactContents(): ArtifactContents {
  const { items, encoding, attributeVocabulary, crossFeatures } = colourShop({ items: 20, slates: 1 });
  const shape = {
    config: DEFAULT_NETWORK_CONFIG,
    widths: {
      text: 6,
      image: 6,
      numeric: 6,
      behaviour: 6,
      attributeVocabulary,
      profile: PROFILE_FEATURES.length,
      cross: 2,
      objectives: 3,
    },
  };
  const rng = createRng('artifact');
  const vector = (length: number): Float32Array => Float32Array.from({ length }, () => rng.normal());
  const basis = { width: 8, count: 6, mean: vector(8), components: vector(48) };
  const neighbours = (rows: number) => ({
    perRow: 2,
    indices: new Int32Array(rows * 2).fill(-1),
    similarities: vector(rows * 2),
  });
  return {
    network: {
      modelVersion: 'm1',
      shape,
      weights: initialWeights(shape, rng),
      crossFeatures,
      scoreWeights: { objectives: [1, 0, 0] },
      calibration: [
        { kind: 'logistic', slope: 1.1, intercept: -0.3 },
        { kind: 'isotonic', logits: [-1, 0.1, 2], probabilities: [0.1, 0.1, 1 / 3] },
        { kind: 'none' },
      ],
    },
    encoding,
    textPca: { ...basis, scale: vector(6) },
    imagePca: basis,
    textToImage: { inputWidth: 6, outputWidth: 6, matrix: vector(36), bias: vector(6) },
    textEncoder: {
      buckets: 30,
      width: 4,
      embedding: vector(120),
      importance: vector(30),
      dense: { kernel: vector(16), bias: vector(4) },
    },
    behaviour: {
      width: 6,
      itemIds: items.ids,
      itemFactors: vector(120),
      itemNeighbours: neighbours(20),
      userIds: [parseUserId('u1')],
      userFactors: vector(6),
      userNeighbours: neighbours(1),
    },
    items: {
      ids: items.ids,
      textHashes: items.ids.map((id) => `hash of ${id}`),
      imageHashes: items.ids.map((id, row) => (row === 0 ? undefined : `picture of ${id}`)),
      text: { ...items.text, learned: 4 },
      image: items.image,
    },
    provenance: {
      createdAt: new Date('2026-01-01T00:00:00Z'),
      codeVersion: '0.1.0',
      dataFingerprint: 'f',
      seed: 1,
      backend: 'wasm',
      encoders: { text: 'minilm', image: 'mobilenet' },
      simulated: true,
      metrics: { validation: { ndcg10: 0.5 } },
      training: { epochs: 3 },
    },
  };
}
