import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { posix } from 'node:path';
import { openPromise } from 'yauzl';
import { problem } from '@fusionrank/domain/problem';
import type { PhotoFile, PhotoSource } from './photo-source.ts';
import type { ZipEntry } from './zip-entry.ts';
import { LOCAL_HEADER_SIGNATURE, readZipEntry } from './zip-entry.ts';
import { salvageEntries } from './zip-salvage.ts';

/**
 * Photographs in a ZIP archive, read where they lie. When the archive is cut off, what can be read still is, and
 * `damage` says so. Throws INVALID_INPUT for a file that is no ZIP archive. Names are only looked up, never used as paths.
 */
export async function openZipSource(path: string): Promise<PhotoSource> {
  const archive = await open(path, 'r');
  try {
    const { entries, damage } = await listEntries(archive, path);
    const find = entryFinder(entries);
    return {
      find: (name) => Promise.resolve(photoOf(archive, find(name))),
      ...(damage === undefined ? {} : { damage }),
      close: () => archive.close(),
    };
  } catch (error) {
    await archive.close();
    throw error;
  }
}

interface Listing {
  readonly entries: readonly ZipEntry[];
  readonly damage?: string;
}

async function listEntries(archive: FileHandle, path: string): Promise<Listing> {
  const { buffer, bytesRead } = await archive.read(Buffer.alloc(4), 0, 4, 0);
  try {
    return { entries: await readDirectory(path) };
  } catch (error) {
    if (bytesRead < 4 || buffer.readUInt32LE(0) !== LOCAL_HEADER_SIGNATURE) {
      throw problem('INVALID_INPUT', 'expected a folder or a ZIP archive of images, got another file', {
        place: { file: path },
        cause: error,
      });
    }
    const entries = await salvageEntries(archive);
    const reason = error instanceof Error ? error.message : String(error);
    const salvaged = `${entries.length.toLocaleString('en-US')} entries could be read from its beginning`;
    return { entries, damage: `the archive is damaged or cut off (${reason}); ${salvaged}` };
  }
}

async function readDirectory(path: string): Promise<readonly ZipEntry[]> {
  const zip = await openPromise(path, { lazyEntries: true, decodeStrings: false, autoClose: false });
  try {
    const entries: ZipEntry[] = [];
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileNameRaw.toString('utf8');
      if (name.endsWith('/')) continue;
      entries.push({
        name,
        method: entry.compressionMethod,
        encrypted: entry.isEncrypted(),
        crc32: entry.crc32,
        compressedBytes: entry.compressedSize,
        bytes: entry.uncompressedSize,
        headerOffset: entry.relativeOffsetOfLocalHeader,
      });
    }
    return entries;
  } finally {
    zip.close();
  }
}

/** By the whole name, else by the last part when only one entry has it. */
function entryFinder(entries: readonly ZipEntry[]): (name: string) => ZipEntry | undefined {
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const byLastPart = new Map<string, ZipEntry | 'several'>();
  for (const entry of entries) {
    const last = posix.basename(entry.name);
    byLastPart.set(last, byLastPart.has(last) ? 'several' : entry);
  }
  return (name) => {
    const plain = name.replaceAll('\\', '/').replace(/^(\.?\/)+/, '');
    const whole = byName.get(plain);
    if (whole !== undefined) return whole;
    const last = byLastPart.get(posix.basename(plain));
    return last === 'several' ? undefined : last;
  };
}

function photoOf(archive: FileHandle, entry: ZipEntry | undefined): PhotoFile | undefined {
  if (entry === undefined) return undefined;
  return {
    key: `zip:${entry.name}|${entry.crc32.toString(16)}|${entry.bytes}`,
    bytes: entry.bytes,
    read: () => readZipEntry(archive, entry),
  };
}
