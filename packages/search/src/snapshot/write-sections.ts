import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { bytesOf, kindOf, type SectionArray, type SectionKind } from './section-kind.ts';
import { encodeTable, paddedLength, type SectionPlace } from './section-table.ts';

/** A named array to be written. It must not change until it is: what may, is given as a copy. */
export interface Section {
  readonly name: string;
  readonly kind: SectionKind;
  /** Its elements, piece by piece. Asked for when the section's turn comes, so that pieces may be made then. */
  readonly parts: () => Iterable<SectionArray> | AsyncIterable<SectionArray>;
}

export function section(name: string, array: SectionArray): Section {
  return { name, kind: kindOf(array), parts: () => [array] };
}

/** An array that may change while it is written: every piece of it is copied as it is when its turn comes. */
export function changingSection(name: string, array: SectionArray): Section {
  return { name, kind: kindOf(array), parts: () => pieces(array) };
}

function* pieces(array: SectionArray): Generator<SectionArray> {
  const atOnce = WRITTEN_AT_ONCE / array.BYTES_PER_ELEMENT;
  for (let from = 0; from < array.length; from += atOnce) yield array.slice(from, from + atOnce);
}

/** A section of bytes that holds a value as JSON. */
export function jsonSection(name: string, value: unknown): Section {
  return { name, kind: 'Uint8Array', parts: () => [Buffer.from(JSON.stringify(value))] };
}

/** Values written together: what encoding them takes stays below a few milliseconds. */
const VALUES_AT_ONCE = 2_048;

/** A section of bytes that holds many values, each as JSON on a line. They are encoded when the section's turn comes. */
export function listSection(name: string, values: readonly unknown[]): Section {
  return { name, kind: 'Uint8Array', parts: () => lines(values) };
}

function* lines(values: readonly unknown[]): Generator<Uint8Array> {
  for (let from = 0; from < values.length; from += VALUES_AT_ONCE) {
    const some = values.slice(from, from + VALUES_AT_ONCE);
    yield Buffer.from(`${some.map((value) => JSON.stringify(value)).join('\n')}\n`);
  }
}

export interface SnapshotContent {
  /** Said of the whole, as JSON. */
  readonly header: unknown;
  /** Names are distinct. */
  readonly sections: Iterable<Section>;
}

/** Bytes between two turns of the event loop: a crc of a millisecond or so. */
const WRITTEN_AT_ONCE = 2 << 20;

/**
 * Writes a file of sections beside its place and then puts it there, durably and in one step: who reads meanwhile, or a
 * crash, finds the one before. Gives way to other work every two megabytes. Returns the file's length in bytes.
 */
export async function writeSections(file: string, { header, sections }: SnapshotContent): Promise<number> {
  await mkdir(path.dirname(file), { recursive: true });
  await removeLeftovers(file);
  const partial = `${file}.${process.pid}.partial`;
  const handle = await open(partial, 'w');
  try {
    const places: SectionPlace[] = [];
    let end = 0;
    for (const one of sections) {
      const place = await writeSection(handle, one, end);
      places.push(place);
      end += paddedLength(place.length);
    }
    const table = encodeTable({ header, sections: places });
    await handle.write(table, 0, table.length, end);
    await handle.sync();
    await handle.close();
    await rename(partial, file);
    return end + table.length;
  } catch (error) {
    await handle.close();
    await rm(partial, { force: true });
    throw error;
  }
}

async function writeSection(handle: FileHandle, { name, kind, parts }: Section, from: number): Promise<SectionPlace> {
  let length = 0;
  let crc = 0;
  const write = async (bytes: Uint8Array): Promise<void> => {
    crc = crc32(bytes, crc);
    await handle.write(bytes, 0, bytes.length, from + length);
    length += bytes.length;
  };
  for await (const part of parts()) {
    if (kindOf(part) !== kind) throw new TypeError(`section ${name}: expected parts of ${kind}, got ${kindOf(part)}`);
    const bytes = bytesOf(part);
    for (let at = 0; at < bytes.length; at += WRITTEN_AT_ONCE) await write(bytes.subarray(at, at + WRITTEN_AT_ONCE));
  }
  const place = { name, kind, from, length };
  await write(new Uint8Array(paddedLength(length) - length));
  return { ...place, crc };
}

/** A process that was killed while writing leaves its file; one that is being written grows within this time. */
const LEFT_AFTER_MS = 600_000;

async function removeLeftovers(file: string): Promise<void> {
  const folder = path.dirname(file);
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${path.basename(file)}.`) || !name.endsWith('.partial')) continue;
    const left = path.join(folder, name);
    if ((await stat(left)).mtimeMs < Date.now() - LEFT_AFTER_MS) await rm(left, { force: true });
  }
}
