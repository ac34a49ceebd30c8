import { open, type FileHandle } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { SECTION_KINDS, type SectionArray, type SectionKind } from './section-kind.ts';
import { FOOTER_BYTES, paddedLength, parseFooter, parseTable, type SectionPlace } from './section-table.ts';
import { SnapshotInvalid } from './snapshot-invalid.ts';

/**
 * A file of sections, open for reading. Each section is checked against its crc when it is read, so that nothing is read
 * twice: trust what was built of a file when all of it was read. Every method throws SnapshotInvalid for what is damaged,
 * missing or of another kind.
 */
export interface SectionFile {
  readonly header: unknown;
  /** Elements of a section. */
  lengthOf(name: string): number;
  kindOf(name: string): SectionKind;
  /** A section in memory of its own. */
  read<Kind extends SectionKind>(name: string, kind: Kind): Promise<SectionArray<Kind>>;
  /** The same where other threads can read it. */
  readShared<Kind extends SectionKind>(name: string, kind: Kind): Promise<SectionArray<Kind>>;
  /** A section of bytes over several arrays, one after the other; together they must be as long as it. */
  fill(name: string, targets: readonly Uint8Array[]): Promise<void>;
  /** What `jsonSection` wrote. */
  json(name: string): Promise<unknown>;
  /** What `listSection` wrote. */
  list(name: string): Promise<readonly unknown[]>;
  close(): Promise<void>;
}

/** Throws SnapshotInvalid; and as `open` does where there is no such file. */
export async function openSections(file: string): Promise<SectionFile> {
  const handle = await open(file, 'r');
  try {
    return await sectionsOf(handle);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function sectionsOf(handle: FileHandle): Promise<SectionFile> {
  const { size } = await handle.stat();
  if (size < FOOTER_BYTES) throw new SnapshotInvalid(`expected at least ${FOOTER_BYTES} bytes, got ${size}`);
  const footer = parseFooter(Buffer.from(await readAt(handle, size - FOOTER_BYTES, FOOTER_BYTES)));
  const end = size - FOOTER_BYTES - footer.tableLength;
  if (end < 0) throw new SnapshotInvalid('it is shorter than the table of its sections');
  const table = parseTable(Buffer.from(await readAt(handle, end, footer.tableLength)), footer, end);
  const places = new Map(table.sections.map((place) => [place.name, place]));
  const placeOf = (name: string): SectionPlace => {
    const place = places.get(name);
    if (place === undefined) throw new SnapshotInvalid(`section ${name} is missing`);
    return place;
  };
  const read = async <Kind extends SectionKind>(
    name: string,
    kind: Kind,
    allocate: (bytes: number) => ArrayBuffer | SharedArrayBuffer,
  ): Promise<SectionArray<Kind>> => {
    const place = placeOf(name);
    if (place.kind !== kind) throw new SnapshotInvalid(`section ${name}: expected ${kind}, got ${place.kind}`);
    const buffer = allocate(place.length);
    await fillChecked(handle, place, [new Uint8Array(buffer)]);
    return new SECTION_KINDS[kind](buffer as ArrayBuffer) as SectionArray<Kind>;
  };
  const inOwn = (bytes: number): ArrayBuffer => new ArrayBuffer(bytes);
  return {
    header: table.header,
    lengthOf: (name) => placeOf(name).length / SECTION_KINDS[placeOf(name).kind].BYTES_PER_ELEMENT,
    kindOf: (name) => placeOf(name).kind,
    read: (name, kind) => read(name, kind, inOwn),
    readShared: (name, kind) => read(name, kind, (bytes) => new SharedArrayBuffer(bytes)),
    fill: (name, targets) => fillChecked(handle, placeOf(name), targets),
    json: async (name) => JSON.parse(textOf(await read(name, 'Uint8Array', inOwn))) as unknown,
    list: async (name) => valuesOf(await read(name, 'Uint8Array', inOwn)),
    close: () => handle.close(),
  };
}

function textOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString();
}

/** Bytes that are decoded together, between two turns of the event loop: a string may not be of any length. */
const DECODED_AT_ONCE = 1 << 20;
const NEWLINE = 10;

/** JSON has no line breaks inside a value, so the lines are the elements of an array. */
async function valuesOf(bytes: Uint8Array): Promise<readonly unknown[]> {
  const values: unknown[] = [];
  for (let from = 0; from < bytes.length;) {
    const line = bytes.indexOf(NEWLINE, from + DECODED_AT_ONCE);
    const to = line < 0 ? bytes.length - 1 : line;
    for (const value of JSON.parse(`[${textOf(bytes.subarray(from, to)).replaceAll('\n', ',')}]`) as unknown[]) {
      values.push(value);
    }
    from = to + 1;
    await setImmediate();
  }
  return values;
}

/** Bytes between two turns of the event loop. */
const READ_AT_ONCE = 4 << 20;

async function fillChecked(handle: FileHandle, place: SectionPlace, targets: readonly Uint8Array[]): Promise<void> {
  const room = targets.reduce((sum, { length }) => sum + length, 0);
  if (room !== place.length) {
    throw new SnapshotInvalid(`section ${place.name}: expected ${room} bytes, got ${place.length}`);
  }
  let crc = 0;
  let at = place.from;
  for (const target of [...targets, new Uint8Array(paddedLength(place.length) - place.length)]) {
    for (let from = 0; from < target.length; from += READ_AT_ONCE) {
      const piece = target.subarray(from, from + READ_AT_ONCE);
      await fillAt(handle, piece, at);
      crc = crc32(piece, crc);
      at += piece.length;
    }
  }
  if (crc !== place.crc) throw new SnapshotInvalid(`section ${place.name} is damaged`);
}

async function readAt(handle: FileHandle, from: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  await fillAt(handle, bytes, from);
  return bytes;
}

async function fillAt(handle: FileHandle, target: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < target.length;) {
    const { bytesRead } = await handle.read(target, done, target.length - done, position + done);
    if (bytesRead === 0) throw new SnapshotInvalid('it ends too soon');
    done += bytesRead;
  }
}
