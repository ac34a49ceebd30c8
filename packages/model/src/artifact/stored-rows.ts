import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { problem } from '@fusionrank/domain/problem';
import type { ArrayPlace } from './manifest.ts';

type Stored = Float32Array | Int32Array;

/**
 * An array of an artifact, [count, width], that stays on disk: its rows are read when they are asked for. Reads are synchronous:
 * they are of what was just verified, and a row takes microseconds.
 */
export class StoredRows<Values extends Stored = Stored> {
  readonly count: number;
  readonly width: number;
  readonly #path: string;
  readonly #place: ArrayPlace;
  readonly #make: (length: number) => Values;

  constructor({ path, place, width, make }: StoredArray<Values>) {
    this.count = width === 0 ? 0 : place.length / width;
    this.width = width;
    this.#path = path;
    this.#place = place;
    this.#make = make;
  }

  /** [count, width], from row `start` on. @throws Problem ARTIFACT_INVALID when they can no longer be read. */
  range(start: number, count: number): Values {
    const values = this.#make(count * this.width);
    this.#reading((read) => read(values, start));
    return values;
  }

  /** [rows, width]. @throws Problem ARTIFACT_INVALID when they can no longer be read. */
  at(rows: Int32Array): Values {
    const values = this.#make(rows.length * this.width);
    this.#reading((read) => {
      let from = 0;
      for (let to = 1; to <= rows.length; to++) {
        if (to < rows.length && rows[to] === (rows[to - 1] as number) + 1) continue;
        // Rows that lie together are one read.
        read(values.subarray(from * this.width, to * this.width), rows[from] as number);
        from = to;
      }
    });
    return values;
  }

  #reading(work: (read: (into: Stored, row: number) => void) => void): void {
    withFile(this.#path, (file) => {
      work((into, row) => {
        const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
        readAt(file, bytes, this.#place.offset + row * this.width * 4);
      });
    });
  }
}

export interface StoredArray<Values extends Stored> {
  /** Of the file. */
  readonly path: string;
  readonly place: ArrayPlace;
  readonly width: number;
  readonly make: (length: number) => Values;
}

/** A small array of bytes, whole. @throws Problem ARTIFACT_INVALID when it can no longer be read. */
export function readBytes(path: string, { offset, length }: ArrayPlace): Uint8Array {
  const bytes = new Uint8Array(length);
  withFile(path, (file) => readAt(file, bytes, offset));
  return bytes;
}

function withFile(path: string, work: (file: number) => void): void {
  try {
    const file = openSync(path, 'r');
    try {
      work(file);
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    throw problem('ARTIFACT_INVALID', `${basename(path)}: expected to read rows of it, got ${String(cause)}`, {
      place: { file: path },
      cause,
    });
  }
}

function readAt(file: number, into: Uint8Array, position: number): void {
  for (let done = 0; done < into.length;) {
    const came = readSync(file, into, done, into.length - done, position + done);
    if (came === 0) throw new RangeError(`the file ends at byte ${position + done}`);
    done += came;
  }
}
