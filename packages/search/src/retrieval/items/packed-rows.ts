import { section, type Section, type SectionFile, SnapshotInvalid } from '../../snapshot/index.ts';
import { grown } from '../grown.ts';

/** Bytes of each row, laid one after the other in large chunks. */
export interface PackedRows {
  /** In place of what the row had; the bytes are copied. */
  put(row: number, bytes: Uint8Array): void;
  /** Where they lie: good until the next `put`. Undefined for a row that was given none. */
  at(row: number): Uint8Array | undefined;
  /** Of all chunks, dead bytes and room among them. */
  byteLength(): number;
  /** As it stands at the moment of the call. */
  sections(name: string): readonly Section[];
}

/** A chunk is written from its start to its end and never over, so that one who reads it may do so while rows change. */
interface Chunk {
  readonly bytes: Uint8Array;
  used: number;
  /** Bytes of rows that lie elsewhere by now. */
  dead: number;
}

/** Small enough to be gone through between two requests, large enough that a million rows need few. */
const CHUNK_BYTES = 1 << 20;
/** Before each row's bytes: the row and their length, so that a chunk can be gone through by itself. */
const HEAD_BYTES = 8;

/** `chunkBytes` is for tests: small chunks, so that few rows fill many. */
export function createPackedRows(chunkBytes = CHUNK_BYTES, state: PackedState = emptyState()): PackedRows {
  const { chunks } = state;
  let { chunkOf, offsetOf } = state;
  /** The chunk that is being filled. */
  let open = NONE;
  /** Chunks that may have become more than half dead. */
  const due: number[] = [];

  const append = (row: number, bytes: Uint8Array): void => {
    const length = HEAD_BYTES + bytes.length;
    if (room(chunks[open]) < length) {
      due.push(open);
      open = addChunk(chunks, Math.max(chunkBytes, length));
    }
    const chunk = chunks[open] as Chunk;
    chunkOf = grown(chunkOf, row);
    offsetOf = grown(offsetOf, row);
    chunkOf[row] = open + 1;
    offsetOf[row] = chunk.used;
    write(chunk, row, bytes);
  };
  const bury = (row: number): void => {
    const number = (chunkOf[row] ?? 0) - 1;
    const chunk = chunks[number];
    if (chunk === undefined) return;
    chunk.dead += HEAD_BYTES + recordAt(chunk, offsetOf[row] as number).bytes.length;
    chunkOf[row] = 0;
    due.push(number);
  };
  const emptyIfDead = (number: number): void => {
    const chunk = chunks[number];
    if (chunk === undefined || number === open || 2 * chunk.dead <= chunk.used) return;
    for (let offset = 0; offset < chunk.used;) {
      const { row, bytes } = recordAt(chunk, offset);
      if (chunkOf[row] === number + 1 && offsetOf[row] === offset) append(row, bytes);
      offset += HEAD_BYTES + bytes.length;
    }
    // Its number is free from now on: not while rows that named it were moved.
    chunks[number] = undefined;
  };
  return {
    put(row, bytes) {
      bury(row);
      append(row, bytes);
      for (let number = due.pop(); number !== undefined; number = due.pop()) emptyIfDead(number);
    },
    at: (row) => {
      const chunk = chunks[(chunkOf[row] ?? 0) - 1];
      return chunk === undefined ? undefined : recordAt(chunk, offsetOf[row] as number).bytes;
    },
    byteLength: () => chunks.reduce((sum, chunk) => sum + (chunk?.bytes.length ?? 0), 0),
    sections: (name) => sectionsOf({ chunks, chunkOf, offsetOf }, name),
  };
}

const NONE = -1;

interface PackedState {
  /** Undefined: a number that is free. */
  readonly chunks: (Chunk | undefined)[];
  /** By row: the chunk's number + 1; 0 for a row without bytes. */
  readonly chunkOf: Uint32Array;
  readonly offsetOf: Uint32Array;
}

const emptyState = (): PackedState => ({ chunks: [], chunkOf: new Uint32Array(0), offsetOf: new Uint32Array(0) });

/** Returns its number: one that is free, or the next. */
function addChunk(chunks: (Chunk | undefined)[], length: number): number {
  const free = chunks.indexOf(undefined);
  const number = free < 0 ? chunks.length : free;
  chunks[number] = { bytes: new Uint8Array(length), used: 0, dead: 0 };
  return number;
}

const room = (chunk: Chunk | undefined): number => (chunk === undefined ? 0 : chunk.bytes.length - chunk.used);

function write(chunk: Chunk, row: number, bytes: Uint8Array): void {
  const view = new DataView(chunk.bytes.buffer, chunk.bytes.byteOffset);
  view.setUint32(chunk.used, row, true);
  view.setUint32(chunk.used + 4, bytes.length, true);
  chunk.bytes.set(bytes, chunk.used + HEAD_BYTES);
  chunk.used += HEAD_BYTES + bytes.length;
}

function recordAt({ bytes }: Chunk, offset: number): { readonly row: number; readonly bytes: Uint8Array } {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const from = offset + HEAD_BYTES;
  return { row: view.getUint32(offset, true), bytes: bytes.subarray(from, from + view.getUint32(offset + 4, true)) };
}

function sectionsOf({ chunks, chunkOf, offsetOf }: PackedState, name: string): readonly Section[] {
  const written = chunks.map((chunk) => chunk?.bytes.subarray(0, chunk.used) ?? new Uint8Array(0));
  return [
    section(`${name}/chunkOf`, chunkOf.slice()),
    section(`${name}/offsetOf`, offsetOf.slice()),
    section(
      `${name}/used`,
      Uint32Array.from(written, ({ length }) => length),
    ),
    section(
      `${name}/dead`,
      Uint32Array.from(chunks, (chunk) => chunk?.dead ?? 0),
    ),
    { name: `${name}/chunks`, kind: 'Uint8Array', parts: () => written },
  ];
}

/** Throws SnapshotInvalid. */
export async function restorePackedRows(file: SectionFile, name: string): Promise<PackedRows> {
  const used = await file.read(`${name}/used`, 'Uint32Array');
  const dead = await file.read(`${name}/dead`, 'Uint32Array');
  const chunkOf = await file.read(`${name}/chunkOf`, 'Uint32Array');
  const offsetOf = await file.read(`${name}/offsetOf`, 'Uint32Array');
  if (used.length !== dead.length || chunkOf.length !== offsetOf.length) {
    throw new SnapshotInvalid(`section ${name}: its arrays are not of one length`);
  }
  const bytes = Array.from(used, (length) => new Uint8Array(length));
  await file.fill(`${name}/chunks`, bytes);
  const chunks = bytes.map((one, number) =>
    one.length === 0 ? undefined : { bytes: one, used: one.length, dead: dead[number] ?? 0 },
  );
  return createPackedRows(CHUNK_BYTES, { chunks, chunkOf, offsetOf });
}
