import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { OnProgress } from '@fusionrank/domain/progress';
import { encodeContents, openTextEncoderPool, type TextEncoder } from '@fusionrank/model/encoders';
import { openVectorFile } from './vector-file.ts';

export interface EncodingRequest {
  readonly texts: Iterable<string>;
  /** Vectors are kept in it between runs, by the hash of their text. */
  readonly vectorDir: string;
  readonly openEncoder?: () => Promise<TextEncoder>;
  readonly onProgress: OnProgress;
  readonly signal: AbortSignal;
}

/** Unit vectors of texts that were encoded before; zeros for an empty text. */
export type VectorOf = (text: string) => Float32Array;

/** Encodes each distinct text that is not kept from before. */
export async function textVectors(request: EncodingRequest): Promise<VectorOf> {
  const { vectorDir, openEncoder = openTextEncoderPool, onProgress, signal } = request;
  const hashes = new Map(Array.from(new Set(request.texts), (text) => [text, hashOf(text)] as const));
  const encoder = await openEncoder();
  try {
    const cache = await openVectorFile(join(vectorDir, `${encoder.name}.vectors`), encoder.dimension);
    const contents = Array.from(hashes, ([text, contentHash]) => ({ contentHash, load: () => Promise.resolve(text) }));
    await encodeContents({ encoder, cache, contents, stage: 'encode texts', onProgress, signal });
    const vectors = await cache.read(encoder.name, [...hashes.values()]);
    return (text) => {
      const vector = vectors.get(hashes.get(text) ?? '');
      if (vector === undefined) throw new RangeError(`expected a text that was encoded, got ${JSON.stringify(text)}`);
      return vector;
    };
  } finally {
    await encoder.close();
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
