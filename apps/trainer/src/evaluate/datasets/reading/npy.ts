import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { problem } from '@fusionrank/domain/problem';
import { decodeFloat16 } from '@fusionrank/domain/float16';
import type { DenseMatrix } from '@fusionrank/model/linear-algebra';

/** Bytes a number takes, and how a run of them becomes float32. */
interface NumberType {
  readonly bytes: 2 | 4 | 8;
  readonly decode: (bytes: Buffer) => ArrayLike<number>;
}

/** Typed arrays over a file's bytes are right on little-endian machines, which is every one that Node runs on here. */
const TYPES: Readonly<Record<string, NumberType>> = {
  '<f2': { bytes: 2, decode: decodeFloat16 },
  '<f4': { bytes: 4, decode: (bytes) => new Float32Array(copyOf(bytes)) },
  '<f8': { bytes: 8, decode: (bytes) => new Float64Array(copyOf(bytes)) },
};

const MAGIC = Buffer.from('\x93NUMPY', 'latin1');
const BLOCK_VALUES = 131_072;
/** Two gigabytes of float32: beyond it a typed array may not be had. */
const MOST_VALUES = 2 ** 29;

/**
 * Reads a two-dimensional array of numpy.save: little-endian float16, float32 or float64, rows after rows (C order);
 * format versions 1 to 3 (numpy.lib.format). Holds the result and one block. Throws INVALID_INPUT on anything else, on
 * a file that is shorter or longer than its header says, and on NaN or infinity, with row and column.
 */
export async function readNpy(path: string, signal?: AbortSignal): Promise<DenseMatrix> {
  const file = await open(path, 'r');
  try {
    const header = await readHeader(file, path);
    return await readValues(file, header, { path, signal });
  } finally {
    await file.close();
  }
}

interface Header {
  readonly type: NumberType;
  readonly count: number;
  readonly width: number;
  readonly dataAt: number;
}

async function readHeader(file: FileHandle, path: string): Promise<Header> {
  const start = await bytesAt(file, 0, 12);
  if (start.length < 12 || !start.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw refuse(path, 'a file of numpy.save, beginning \\x93NUMPY', describeBytes(start));
  }
  const version = start[6] ?? 0;
  if (version < 1 || version > 3) throw refuse(path, 'format version 1, 2 or 3', `version ${version}`);
  const [length, headerAt] = version === 1 ? [start.readUInt16LE(8), 10] : [start.readUInt32LE(8), 12];
  const dataAt = headerAt + length;
  const { size } = await file.stat();
  if (dataAt > size) throw refuse(path, `a header of ${length} bytes`, `a file of ${size} bytes`);
  const text = (await bytesAt(file, headerAt, length)).toString('latin1');
  const { type, count, width } = parseHeader(text.trim(), path);
  const expected = dataAt + count * width * type.bytes;
  if (size !== expected) {
    const shape = `${count} × ${width} numbers of ${type.bytes} bytes`;
    throw refuse(path, `${expected} bytes for ${shape}`, `${size} bytes${size < expected ? ' (truncated?)' : ''}`);
  }
  return { type, count, width, dataAt };
}

function parseHeader(text: string, path: string): Omit<Header, 'dataAt'> {
  const descr = /'descr':\s*'([^']*)'/.exec(text)?.[1];
  const type = descr === undefined ? undefined : TYPES[descr];
  if (type === undefined) throw refuse(path, "a descr of '<f2', '<f4' or '<f8'", descr ?? text.slice(0, 80));
  if (!/'fortran_order':\s*False/.test(text)) throw refuse(path, 'C order (fortran_order False)', text);
  const shape = /'shape':\s*\(\s*(\d+)\s*,\s*(\d+)\s*,?\s*\)/.exec(text);
  const [count, width] = [Number(shape?.[1]), Number(shape?.[2])];
  if (shape === null || width < 1) throw refuse(path, 'two dimensions, rows of one number or more', text);
  if (count * width > MOST_VALUES) throw refuse(path, `at most ${MOST_VALUES} numbers`, `${count} × ${width}`);
  return { type, count, width };
}

interface From {
  readonly path: string;
  readonly signal: AbortSignal | undefined;
}

async function readValues(file: FileHandle, header: Header, { path, signal }: From): Promise<DenseMatrix> {
  const { type, count, width, dataAt } = header;
  const values = new Float32Array(count * width);
  for (let at = 0; at < values.length; at += BLOCK_VALUES) {
    signal?.throwIfAborted();
    const length = Math.min(BLOCK_VALUES, values.length - at);
    values.set(type.decode(await bytesAt(file, dataAt + at * type.bytes, length * type.bytes)), at);
    for (let i = at; i < at + length; i++) {
      const value = values[i] as number;
      if (Number.isFinite(value)) continue;
      const field = `row ${Math.floor(i / width)}, column ${i % width} (from 0)`;
      throw problem('INVALID_INPUT', `expected a finite float32, got ${value}`, { place: { file: path, field } });
    }
  }
  return { count, width, values };
}

/** Fewer bytes than asked for at the file's end. */
async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

/** Aligned, as typed arrays need it. */
function copyOf(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

function describeBytes(bytes: Buffer): string {
  return bytes.length === 0 ? 'an empty file' : `the bytes ${bytes.toString('hex')}`;
}

function refuse(file: string, expected: string, got: string): Error {
  return problem('INVALID_INPUT', `expected ${expected}, got ${got}`, { place: { file } });
}
