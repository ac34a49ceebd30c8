import { createGunzip } from 'node:zlib';

/**
 * Decompresses chunk by chunk. Unlike a piped stream, which throws away what it holds when it fails, everything that
 * could be decompressed before the damage is yielded first; then zlib's error is thrown.
 */
export async function* gunzipChunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  const failures: Error[] = [];
  let ready: Buffer[] = [];
  gunzip.on('data', (chunk: Buffer) => ready.push(chunk));
  gunzip.on('error', (error) => failures.push(error));
  const closed = new Promise<void>((resolve) => gunzip.once('close', () => resolve()));
  const take = (): Buffer[] => {
    const taken = ready;
    ready = [];
    return taken;
  };
  try {
    for await (const chunk of chunks) {
      await new Promise<void>((resolve) => gunzip.write(chunk, () => resolve()));
      yield* take();
      if (failures[0] !== undefined) throw failures[0];
    }
    gunzip.end();
    await closed;
    yield* take();
    if (failures[0] !== undefined) throw failures[0];
  } finally {
    gunzip.destroy();
  }
}
