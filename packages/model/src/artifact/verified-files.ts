import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { problem } from '@fusionrank/domain/problem';
import { type Manifest, MANIFEST_FILE, MANIFEST_HASH_FILE, manifestSchema } from './manifest.ts';
import { sha256 } from './write-artifact.ts';

export interface VerifiedFiles {
  readonly manifest: Manifest;
  /** sha256 of the manifest. */
  readonly sha256: string;
  readonly files: ReadonlyMap<string, Buffer>;
}

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
    const content = await readOrRefuse(directory, name);
    if (content.byteLength !== size) throw altered(name, `${size} bytes`, `${content.byteLength} bytes`);
    if (sha256(content) !== expected) throw altered(name, `sha256 ${expected}`, sha256(content));
    files.set(name, content);
  }
  return { manifest, sha256: actual, files };
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
    const came = cause instanceof Error && 'code' in cause ? String(cause.code) : 'an error';
    throw problem('ARTIFACT_INVALID', `${name}: expected a readable file in ${directory}, got ${came}`, {
      place: { file: join(directory, name) },
      cause,
    });
  }
}

export function altered(file: string, expected: string, came: string): Error {
  return problem('ARTIFACT_INVALID', `${file}: expected ${expected}, got ${came}`, { place: { file } });
}
