import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { VectorCache } from '@fusionrank/model/encoders';

const HASH_BYTES = 32;

/**
 * Vectors of one encoder in one file that only grows: records of a sha256 and its numbers. All are held in memory. A record that a
 * crash cut short is the last one; it is not read, and the file goes on behind it.
 * @param path ends in the encoder's name: other encoders need other files
 */
export async function openVectorFile(path: string, dimension: number): Promise<VectorCache> {
  await mkdir(dirname(path), { recursive: true });
  const recordBytes = HASH_BYTES + dimension * Float32Array.BYTES_PER_ELEMENT;
  const bytes = await contentOf(path);
  const vectors = new Map<string, Float32Array>();
  for (let start = 0; start + recordBytes <= bytes.length; start += recordBytes) {
    const hash = bytes.toString('hex', start, start + HASH_BYTES);
    const values = Uint8Array.from(bytes.subarray(start + HASH_BYTES, start + recordBytes));
    vectors.set(hash, new Float32Array(values.buffer));
  }
  let padding = (recordBytes - (bytes.length % recordBytes)) % recordBytes;
  return {
    read: (_encoder, hashes) =>
      Promise.resolve(
        new Map(
          hashes.flatMap((hash) => {
            const values = vectors.get(hash);
            return values === undefined ? [] : [[hash, values] as const];
          }),
        ),
      ),
    missing: (_encoder, hashes) => Promise.resolve(hashes.filter((hash) => !vectors.has(hash))),
    write: async (_encoder, rows) => {
      const records = rows.flatMap(({ contentHash, values }) => [
        Buffer.from(contentHash, 'hex'),
        Buffer.from(values.buffer, values.byteOffset, values.byteLength),
      ]);
      await appendFile(path, Buffer.concat([Buffer.alloc(padding), ...records]));
      padding = 0;
      for (const { contentHash, values } of rows) vectors.set(contentHash, values);
    },
  };
}

async function contentOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
