import { readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { PhotoFile, PhotoSource } from './photo-source.ts';

/** Photographs in a folder. A name never leads out of it, whether by `..`, as an absolute path or through a link. */
export async function openDirectorySource(directory: string): Promise<PhotoSource> {
  const root = await realpath(directory);
  return {
    async find(name) {
      const steps = name.split(/[/\\]+/).filter((step) => step !== '' && step !== '.');
      const last = steps.at(-1);
      if (last === undefined || steps.includes('..')) return undefined;
      return (await fileWithin(root, join(root, ...steps))) ?? (await fileWithin(root, join(root, last)));
    },
    close: () => Promise.resolve(),
  };
}

async function fileWithin(root: string, path: string): Promise<PhotoFile | undefined> {
  try {
    const real = await realpath(path);
    if (!real.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined;
    const found = await stat(real);
    if (!found.isFile()) return undefined;
    const key = `file:${relative(root, real)}|${found.size}|${found.mtimeMs}`;
    return { key, bytes: found.size, read: () => readFile(real) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && ABSENT.has(String(error.code))) return undefined;
    throw error;
  }
}

/** Codes for a name that leads nowhere. */
const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'ERR_INVALID_ARG_VALUE']);
