import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { problem } from '@fusionrank/domain/problem';

/** Product pictures on disk, addressed by the sha256 of their bytes: written once, never changed. */
export interface ImageStore {
  /** Holds `ab/<sha256>.jpg`, `ab` being the hash's first two digits. */
  readonly directory: string;
  /** Where the picture lies or would lie. Throws INVALID_INPUT unless `hash` is 64 lower-case hexadecimal digits. */
  pathOf(hash: string): string;
  has(hash: string): Promise<boolean>;
  /** On disk when it resolves, whole or not at all; the same bytes again are written only once. Resolves to their sha256. */
  put(jpeg: Uint8Array): Promise<string>;
}

export function createImageStore(options: { readonly home: string }): ImageStore {
  const directory = join(options.home, 'images');
  const pathOf = (hash: string): string => join(directory, parseHash(hash).slice(0, 2), `${hash}.jpg`);
  const has = (hash: string): Promise<boolean> => exists(pathOf(hash));
  return {
    directory,
    pathOf,
    has,
    async put(jpeg) {
      const hash = createHash('sha256').update(jpeg).digest('hex');
      if (!(await has(hash))) await writeWhole(pathOf(hash), jpeg);
      return hash;
    },
  };
}

function parseHash(hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) {
    throw problem(
      'INVALID_INPUT',
      `image hash: expected 64 lower-case hexadecimal digits, got ${JSON.stringify(hash.slice(0, 80))}`,
    );
  }
  return hash;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    (error: unknown) => {
      if (isMissing(error)) return false;
      throw error;
    },
  );
}

/** A reader sees the whole file or none: written aside, synced, then renamed into place. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  const aside = join(folder, `.${randomUUID()}.part`);
  const file = await open(aside, 'wx').catch(async (error: unknown) => {
    if (!isMissing(error)) throw error;
    await mkdir(folder, { recursive: true });
    return open(aside, 'wx');
  });
  try {
    await file
      .writeFile(bytes)
      .then(() => file.sync())
      .finally(() => file.close());
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
