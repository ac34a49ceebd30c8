import type { FileHandle } from 'node:fs/promises';
import { LOCAL_HEADER_BYTES, LOCAL_HEADER_SIGNATURE } from './zip-entry.ts';
import type { ZipEntry } from './zip-entry.ts';

const ENCRYPTED = 0x1;
/** Sizes stand behind the data, not in the header. */
const SIZES_BEHIND = 0x8;

/**
 * The entries of an archive whose directory, which stands at its end, is gone: every entry also has a header of its own,
 * and they follow each other from the beginning. Ends at the first that is cut off or doesn't say how long it is.
 */
export async function salvageEntries(archive: FileHandle): Promise<readonly ZipEntry[]> {
  const { size } = await archive.stat();
  const entries: ZipEntry[] = [];
  for (let offset = 0; offset + LOCAL_HEADER_BYTES <= size;) {
    const found = await readHeader(archive, offset);
    if (found === undefined || found.end > size) break;
    if (!found.entry.name.endsWith('/')) entries.push(found.entry);
    offset = found.end;
  }
  return entries;
}

async function readHeader(
  archive: FileHandle,
  headerOffset: number,
): Promise<{ readonly entry: ZipEntry; readonly end: number } | undefined> {
  const { buffer: header } = await archive.read(Buffer.alloc(LOCAL_HEADER_BYTES), 0, LOCAL_HEADER_BYTES, headerOffset);
  if (header.readUInt32LE(0) !== LOCAL_HEADER_SIGNATURE) return undefined;
  const flags = header.readUInt16LE(6);
  if ((flags & SIZES_BEHIND) !== 0) return undefined;
  const nameBytes = header.readUInt16LE(26);
  const compressedBytes = header.readUInt32LE(18);
  const { buffer: name } = await archive.read(Buffer.alloc(nameBytes), 0, nameBytes, headerOffset + LOCAL_HEADER_BYTES);
  const entry: ZipEntry = {
    name: name.toString('utf8'),
    method: header.readUInt16LE(8),
    encrypted: (flags & ENCRYPTED) !== 0,
    crc32: header.readUInt32LE(14),
    compressedBytes,
    bytes: header.readUInt32LE(22),
    headerOffset,
  };
  return { entry, end: headerOffset + LOCAL_HEADER_BYTES + nameBytes + header.readUInt16LE(28) + compressedBytes };
}
