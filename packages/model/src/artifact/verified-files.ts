import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { problem } from '@fusionrank/domain/problem';
import { type Manifest, MANIFEST_FILE, MANIFEST_HASH_FILE, manifestSchema } from './manifest.ts';
import { sha256 } from './write-artifact.ts';

export interface VerifiedFiles {
  readonly manifest: Manifest;
  /** sha256 of the manifest. */
  readonly sha256: string;
  /** Their contents, but for those of ON_DISK. */
  readonly files: ReadonlyMap<string, Buffer>;
  readonly directory: string;
}

/** Files that grow with the catalogue: their arrays are read when they are asked for (StoredRows). */
const ON_DISK: readonly string[] = ['items.bin', 'behaviour.bin'];

/**
 * Reads every file of an artifact and compares it with its recorded size and sha256.
 * @param expectedSha256 of the manifest, as the model registry recorded it.
 * @throws Problem ARTIFACT_INVALID naming the file, what was expected and what came.
 */
export async function verifiedFiles(directory: string, expectedSha256?: string): Promise<VerifiedFiles> {
  const bytes = await readOrRefuse(directory, MANIFEST_FILE);
  const recorded = (await readOrRefuse(directory, MANIFEST_HASH_FILE)).toString('utf8').trim();
  const actual = sha256(bytes);
  for (const expected of [recorded, expectedSha256]) {
    if (expected !== undefined && expected !== actual) throw altered(MANIFEST_FILE, `sha256 ${expected}`, actual);
  }
  const manifest = parsedManifest(bytes);
  const files = new Map<string, Buffer>();
  for (const [name, { sha256: expected, bytes: size }] of Object.entries(manifest.files)) {
    if (basename(name) !== name) throw altered(MANIFEST_FILE, 'plain file names', name);
    const found = ON_DISK.includes(name) ? await digestOf(directory, name) : await contentOf(directory, name);
    if (found.bytes !== size) throw altered(name, `${size} bytes`, `${found.bytes} bytes`);
    if (found.sha256 !== expected) throw altered(name, `sha256 ${expected}`, found.sha256);
    if (found.content !== undefined) files.set(name, found.content);
  }
  return { manifest, sha256: actual, files, directory };
}

interface Found {
  readonly bytes: number;
  readonly sha256: string;
  readonly content?: Buffer;
}

async function contentOf(directory: string, name: string): Promise<Found> {
  const content = await readOrRefuse(directory, name);
  return { bytes: content.byteLength, sha256: sha256(content), content };
}

/** Without holding the file in memory. */
async function digestOf(directory: string, name: string): Promise<Found> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(join(directory, name), { highWaterMark: 1 << 20 })) {
      hash.update(chunk as Buffer);
      bytes += (chunk as Buffer).byteLength;
    }
  } catch (cause) {
    throw unreadable(directory, name, cause);
  }
  return { bytes, sha256: hash.digest('hex') };
}

function parsedManifest(bytes: Buffer): Manifest {
  const parsed = manifestSchema.safeParse(jsonOf(MANIFEST_FILE, bytes));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw altered(
    MANIFEST_FILE,
    'a manifest of this format',
    `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'no reason'}`,
  );
}

/** Parses a JSON file of an artifact. @throws Problem ARTIFACT_INVALID when it isn't JSON. */
export function jsonOf(name: string, bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw problem(
      'ARTIFACT_INVALID',
      `${name}: expected JSON, got ${JSON.stringify(bytes.subarray(0, 40).toString('utf8'))}`,
      { cause },
    );
  }
}

async function readOrRefuse(directory: string, name: string): Promise<Buffer> {
  try {
    return await readFile(join(directory, name));
  } catch (cause) {
    throw unreadable(directory, name, cause);
  }
}

function unreadable(directory: string, name: string, cause: unknown): Error {
  const came = cause instanceof Error && 'code' in cause ? String(cause.code) : 'an error';
  return problem('ARTIFACT_INVALID', `${name}: expected a readable file in ${directory}, got ${came}`, {
    place: { file: join(directory, name) },
    cause,
  });
}

export function altered(file: string, expected: string, came: string): Error {
  return problem('ARTIFACT_INVALID', `${file}: expected ${expected}, got ${came}`, { place: { file } });
}
