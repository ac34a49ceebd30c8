import { problem } from '@fusionrank/domain/problem';
import type { ArrayPlace } from './manifest.ts';

export type PackedArray = Float32Array | Int32Array | Uint8Array;

/** Lays named arrays one after the other, little-endian, each from a multiple of 8 bytes. */
export function packArrays(
  file: string,
  arrays: ReadonlyMap<string, PackedArray>,
): { readonly bytes: Buffer; readonly places: Record<string, ArrayPlace> } {
  const places: Record<string, ArrayPlace> = {};
  let size = 0;
  for (const [name, array] of arrays) {
    places[name] = { file, type: typeOf(array), offset: size, length: array.length };
    size += Math.ceil(array.byteLength / 8) * 8;
  }
  const bytes = Buffer.alloc(size);
  for (const [name, array] of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), places[name]?.offset ?? 0);
  }
  return { bytes, places };
}

/** The named array, in memory of its own. @throws Problem ARTIFACT_INVALID when the place lies outside the file. */
export function unpackArray(bytes: Buffer, name: string, { file, type, offset, length }: ArrayPlace): PackedArray {
  const byteLength = length * (type === 'uint8' ? 1 : 4);
  if (offset + byteLength > bytes.byteLength) {
    throw problem(
      'ARTIFACT_INVALID',
      `${file}: expected ${name} at bytes ${offset} to ${offset + byteLength}, got a file of ${bytes.byteLength}`,
    );
  }
  const own = new Uint8Array(bytes.subarray(offset, offset + byteLength)).buffer;
  switch (type) {
    case 'float32':
      return new Float32Array(own);
    case 'int32':
      return new Int32Array(own);
    case 'uint8':
      return new Uint8Array(own);
  }
}

function typeOf(array: PackedArray): ArrayPlace['type'] {
  if (array instanceof Float32Array) return 'float32';
  return array instanceof Int32Array ? 'int32' : 'uint8';
}
