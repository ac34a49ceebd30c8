import { LRUCache } from 'lru-cache';
import type { TextEncoder } from './encoder.ts';

/** Encodes one query at a time and remembers the vectors of the latest ones. */
export type EncodeQuery = (query: string) => Promise<Float32Array>;

/**
 * Remembers up to `capacity` queries' vectors, the least recently used leaving first. The same query asked twice at once is
 * encoded once; a failure is not remembered. The vectors are shared: don't write to them. `onRead` is told whether a query's was there.
 */
export function rememberQueries(
  encoder: TextEncoder,
  capacity = 5_000,
  onRead?: (outcome: 'hit' | 'miss') => void,
): EncodeQuery {
  const vectors = new LRUCache<string, Float32Array>({
    max: capacity,
    fetchMethod: async (query) => {
      const [vector] = await encoder.encode([query]);
      return vector ?? new Float32Array(encoder.dimension);
    },
  });
  return (query) => {
    onRead?.(vectors.has(query) ? 'hit' : 'miss');
    return vectors.forceFetch(query);
  };
}
