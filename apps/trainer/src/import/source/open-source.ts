import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { problem } from '@fusionrank/domain/problem';
import { gunzipChunks } from './gunzip.ts';
import { byteOrderMarkLength, isGzip, refuseForeignFormat } from './signature.ts';

/** A file or standard input, decompressed, without its byte order mark. */
export interface Source {
  /** As the person named it; `standard input` for `-`. */
  readonly name: string;
  /** The file's size on disk; absent for standard input. */
  readonly totalBytes?: number;
  /** Bytes taken from disk so far: against `totalBytes` it tells how far we are, also for a compressed file. */
  readonly bytesRead: () => number;
  /** The first bytes of the text, at least one. */
  readonly head: Uint8Array;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/**
 * Throws NOT_FOUND for a missing file; INVALID_INPUT for a directory, an empty file, UTF-16 and formats that hold no
 * lines. Gzip is known by its first bytes, not by its name.
 */
export async function openSource(path: string, stdin: Readable): Promise<Source> {
  const name = path === '-' ? 'standard input' : path;
  const totalBytes = path === '-' ? undefined : await sizeOfFile(path);
  let bytesRead = 0;
  const stream: AsyncIterable<Buffer> = path === '-' ? stdin : createReadStream(path, { highWaterMark: 65_536 });
  const onDisk = await peek(
    countBytes(stream, (length) => {
      bytesRead += length;
    }),
  );
  if (onDisk.head.length === 0) {
    throw problem('INVALID_INPUT', 'expected rows, got an empty file', { place: { file: name } });
  }
  const text = isGzip(onDisk.head) ? await peek(gunzipChunks(onDisk.chunks)) : onDisk;
  refuseForeignFormat(name, text.head);
  const mark = byteOrderMarkLength(text.head);
  return {
    name,
    ...(totalBytes === undefined ? {} : { totalBytes }),
    bytesRead: () => bytesRead,
    head: text.head.subarray(mark),
    chunks: mark === 0 ? text.chunks : withoutFirst(text.chunks, mark),
  };
}

async function sizeOfFile(path: string): Promise<number> {
  const found = await stat(path).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')))
      throw error;
    throw problem('NOT_FOUND', 'expected a file, there is none of this name', { place: { file: path }, cause: error });
  });
  if (found.isDirectory()) {
    throw problem('INVALID_INPUT', 'expected a file, got a folder', { place: { file: path } });
  }
  return found.size;
}

async function* countBytes(chunks: AsyncIterable<Buffer>, onBytes: (length: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    onBytes(chunk.length);
    yield chunk;
  }
}

/** Enough to know a format by; a pipe may deliver a byte at a time. */
const HEAD_BYTES = 512;

async function peek(
  chunks: AsyncGenerator<Buffer>,
): Promise<{ readonly head: Buffer; readonly chunks: AsyncGenerator<Buffer> }> {
  const taken: Buffer[] = [];
  const failures: Error[] = [];
  try {
    for (let size = 0; size < HEAD_BYTES;) {
      const next = await chunks.next();
      if (next.done === true) break;
      taken.push(next.value);
      size += next.value.length;
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    failures.push(error);
  }
  const head = Buffer.concat(taken);
  return { head, chunks: resume(head, chunks, failures[0]) };
}

/** A failure that came while peeking comes again where it belongs: after the bytes before it. */
async function* resume(head: Buffer, rest: AsyncGenerator<Buffer>, failure?: Error): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head;
  if (failure !== undefined) throw failure;
  yield* rest;
}

async function* withoutFirst(chunks: AsyncIterable<Buffer>, length: number): AsyncGenerator<Buffer> {
  let skip = length;
  for await (const chunk of chunks) {
    yield chunk.subarray(skip);
    skip = 0;
  }
}
