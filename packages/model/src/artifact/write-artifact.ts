import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MODALITIES } from '@fusionrank/domain/modality';
import { problem } from '@fusionrank/domain/problem';
import type { Calibration } from '../ranking/calibration.ts';
import { NUMERIC_FEATURES } from '../ranking/numeric-features.ts';
import { PROFILE_FEATURES } from '../ranking/user-input.ts';
import type { ArtifactContents } from './artifact.ts';
import { arraysOf } from './artifact-arrays.ts';
import { type ArrayPlace, FORMAT_VERSION, type Manifest, MANIFEST_FILE, MANIFEST_HASH_FILE } from './manifest.ts';
import { packArrays } from './packed-arrays.ts';

/**
 * Writes a complete artifact: into a folder beside `directory`, synced to disk, then renamed, so that `directory` holds all
 * of it or does not exist.
 * @returns the sha256 of the manifest, which covers every other file.
 * @throws Problem CONFLICT when `directory` exists already: an artifact is never changed.
 */
export async function writeArtifact(
  directory: string,
  contents: ArtifactContents,
): Promise<{ readonly sha256: string }> {
  const { files, places } = filesOf(contents);
  const manifest = Buffer.from(JSON.stringify(manifestOf(contents, files, places), undefined, 1));
  const hash = sha256(manifest);
  files.set(MANIFEST_FILE, manifest);
  files.set(MANIFEST_HASH_FILE, Buffer.from(`${hash}\n`));

  await sweepUnfinished(dirname(directory));
  const unfinished = `${directory}${UNFINISHED}${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  for (const [name, bytes] of files) await writeSynced(join(unfinished, name), bytes);
  await syncDirectory(unfinished);
  await renameNew(unfinished, directory);
  await syncDirectory(dirname(directory));
  return { sha256: hash };
}

const UNFINISHED = '.unfinished-';

/** Takes away what processes left that were killed while they wrote; what a living one writes stays. */
async function sweepUnfinished(root: string): Promise<void> {
  await mkdir(root, { recursive: true });
  for (const name of await readdir(root)) {
    const [, pid] = name.split(UNFINISHED);
    if (pid !== undefined && (Number(pid) === process.pid || !isRunning(Number(pid))))
      await rm(join(root, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

type Files = Map<string, Buffer>;
type Places = Record<string, ArrayPlace>;

function filesOf(contents: ArtifactContents): { readonly files: Files; readonly places: Places } {
  const files: Files = new Map();
  let places: Places = {};
  for (const [file, arrays] of arraysOf(contents)) {
    const packed = packArrays(file, arrays);
    files.set(file, packed.bytes);
    places = { ...places, ...packed.places };
  }
  const { items, behaviour } = contents;
  files.set('encoding.json', Buffer.from(JSON.stringify(contents.encoding)));
  files.set(
    'items.json',
    Buffer.from(
      JSON.stringify({
        ids: items.ids,
        textHashes: nullable(items.textHashes),
        imageHashes: nullable(items.imageHashes),
      }),
    ),
  );
  files.set(
    'behaviour.json',
    Buffer.from(JSON.stringify({ itemIds: behaviour?.itemIds ?? [], userIds: behaviour?.userIds ?? [] })),
  );
  return { files, places };
}

const nullable = (values: readonly (string | undefined)[]): readonly (string | null)[] =>
  values.map((value) => value ?? null);

function manifestOf({ network, provenance, ...contents }: ArtifactContents, files: Files, arrays: Places): Manifest {
  const { createdAt, ...rest } = provenance;
  const { textPca, imagePca, textToImage, textEncoder, behaviour, items } = contents;
  return {
    formatVersion: FORMAT_VERSION,
    createdAt: createdAt.toISOString(),
    ...rest,
    encoders: { ...rest.encoders },
    features: { modalities: [...MODALITIES], profile: [...PROFILE_FEATURES], numeric: [...NUMERIC_FEATURES] },
    network: {
      modelVersion: network.modelVersion,
      config: { ...network.shape.config, hidden: [...network.shape.config.hidden] },
      widths: network.shape.widths,
      crossFeatures: [...network.crossFeatures],
      scoreWeights: { objectives: [...network.scoreWeights.objectives] },
      ...(network.calibration && { calibration: network.calibration.map(plainCalibration) }),
      weights: [...network.weights].map(([name, { shape, kind }]) => ({ name, shape: [shape[0], shape[1]], kind })),
    },
    shapes: {
      ...(textPca && { textPca: { width: textPca.width, count: textPca.count } }),
      ...(imagePca && { imagePca: { width: imagePca.width, count: imagePca.count } }),
      ...(textToImage && { textToImage: { inputWidth: textToImage.inputWidth, outputWidth: textToImage.outputWidth } }),
      ...(textEncoder && {
        textEncoder: {
          buckets: textEncoder.buckets,
          width: textEncoder.width,
          dense: textEncoder.dense !== undefined,
        },
      }),
      ...(behaviour && {
        behaviour: {
          width: behaviour.width,
          itemNeighboursPerRow: behaviour.itemNeighbours.perRow,
          userNeighboursPerRow: behaviour.userNeighbours.perRow,
        },
      }),
      textWidth: items.text.width,
      imageWidth: items.image.width,
    },
    arrays,
    files: Object.fromEntries(
      [...files].map(([name, bytes]) => [name, { sha256: sha256(bytes), bytes: bytes.byteLength }]),
    ),
  };
}

function plainCalibration(calibration: Calibration): NonNullable<Manifest['network']['calibration']>[number] {
  if (calibration.kind !== 'isotonic') return { ...calibration };
  return { ...calibration, logits: [...calibration.logits], probabilities: [...calibration.probabilities] };
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function writeSynced(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

async function renameNew(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    await rm(from, { recursive: true, force: true });
    if (error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST')) {
      throw problem('CONFLICT', `artifact ${to}: expected a new folder, got one that exists`, { cause: error });
    }
    throw error;
  }
}
