import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { problem } from '@fusionrank/domain/problem';
import { MAX_PHOTO_BYTES } from './photo-source.ts';

/** What is kept of an archive's entry: 44,000 of them weigh a few megabytes. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated; others can't be read. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly bytes: number;
  /** Where the entry's local header begins in the archive. */
  readonly headerOffset: number;
}

/** Length of a local header without name and extra field (APPNOTE.TXT 4.3.7). */
export const LOCAL_HEADER_BYTES = 30;
export const LOCAL_HEADER_SIGNATURE = 0x04034b50;

const inflate = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflateRaw);

/** Reads one entry and checks its CRC; throws INVALID_INPUT for what is cut off, altered, encrypted or too large. */
export async function readZipEntry(archive: FileHandle, entry: ZipEntry): Promise<Uint8Array> {
  if (entry.encrypted) throw unreadable(entry, 'an entry without encryption', 'an encrypted one');
  if (entry.method !== 0 && entry.method !== 8) {
    throw unreadable(entry, 'an entry stored or deflated', `compression method ${entry.method}`);
  }
  if (Math.max(entry.bytes, entry.compressedBytes) > MAX_PHOTO_BYTES) {
    throw unreadable(entry, `at most ${MAX_PHOTO_BYTES} bytes`, `${entry.bytes}`);
  }
  const header = await readExactly(archive, { entry, from: entry.headerOffset, length: LOCAL_HEADER_BYTES });
  if (header.readUInt32LE(0) !== LOCAL_HEADER_SIGNATURE) {
    throw unreadable(entry, `an entry at byte ${entry.headerOffset} of the archive`, 'other bytes');
  }
  const from = entry.headerOffset + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = await readExactly(archive, { entry, from, length: entry.compressedBytes });
  const bytes = entry.method === 0 ? packed : await inflateEntry(entry, packed);
  if (bytes.length !== entry.bytes || crc32(bytes) !== entry.crc32) {
    throw unreadable(entry, 'the content that the archive has a CRC for', 'altered bytes');
  }
  return bytes;
}

interface Range {
  readonly entry: ZipEntry;
  readonly from: number;
  readonly length: number;
}

async function readExactly(archive: FileHandle, { entry, from, length }: Range): Promise<Buffer> {
  const { buffer, bytesRead } = await archive.read(Buffer.alloc(length), 0, length, from);
  if (bytesRead < length) throw unreadable(entry, `${length} bytes at ${from}`, `the archive's end after ${bytesRead}`);
  return buffer;
}

async function inflateEntry(entry: ZipEntry, packed: Buffer): Promise<Buffer> {
  // One byte over the declared length is room enough to see that it lies.
  return inflate(packed, { maxOutputLength: entry.bytes + 1 }).catch((error: unknown) => {
    throw unreadable(entry, 'deflated data', error instanceof Error ? error.message : String(error));
  });
}

function unreadable(entry: ZipEntry, expected: string, got: string): Error {
  return problem('INVALID_INPUT', `${entry.name}: expected ${expected}, got ${got}`);
}
