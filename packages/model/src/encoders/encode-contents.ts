import type { OnProgress } from '@fusionrank/domain/progress';
import { problem } from '@fusionrank/domain/problem';
import type { Encoder, VectorCache } from './encoder.ts';

/** Something to encode, known by the hash of its bytes; loaded only when the cache lacks its vector. */
export interface HashedContent<Content> {
  readonly contentHash: string;
  load(): Promise<Content>;
}

export interface EncodeContentsRequest<Content> {
  readonly encoder: Encoder<Content>;
  readonly cache: VectorCache;
  readonly contents: Iterable<HashedContent<Content>> | AsyncIterable<HashedContent<Content>>;
  /** How many contents there are, when known: progress then has a total. Taken from an array by itself. */
  readonly total?: number;
  /** Contents between two writes to the cache: what a kill can cost. */
  readonly batchSize?: number;
  /** Name of the work in progress reports. */
  readonly stage?: string;
  readonly onProgress?: OnProgress;
  /** Stops between two batches with INTERRUPTED; what was encoded stays. */
  readonly signal?: AbortSignal;
}

export interface EncodeReport {
  readonly encoded: number;
  /** Contents whose vector was there before, repeated hashes included. */
  readonly cached: number;
  /** Contents that could not be loaded or decoded, by hash: their modality is missing, nothing else is lost. */
  readonly failures: ReadonlyMap<string, string>;
}

/**
 * Encodes what the cache lacks, batch by batch, each written before the next begins: a run killed anywhere goes on
 * where it was.
 */
export async function encodeContents<Content>(request: EncodeContentsRequest<Content>): Promise<EncodeReport> {
  const total = request.total ?? (Array.isArray(request.contents) ? request.contents.length : undefined);
  const failures = new Map<string, string>();
  let [done, encoded] = [0, 0];
  const report = (): void =>
    request.onProgress?.({ stage: request.stage ?? 'encode', done, ...(total === undefined ? {} : { total }) });
  report();
  for await (const batch of batchesOf(request.contents, request.batchSize ?? 256)) {
    if (request.signal?.aborted === true) {
      throw problem('INTERRUPTED', `encoding was stopped after ${done} contents; the next run goes on from there`);
    }
    encoded += await encodeBatch(request, batch, failures);
    done += batch.length;
    report();
  }
  return { encoded, cached: done - encoded - failures.size, failures };
}

/** Returns how many vectors were written. */
async function encodeBatch<Content>(
  { encoder, cache }: EncodeContentsRequest<Content>,
  batch: readonly HashedContent<Content>[],
  failures: Map<string, string>,
): Promise<number> {
  const byHash = new Map(batch.map((content) => [content.contentHash, content]));
  const missing = await cache.missing(
    encoder.name,
    [...byHash.keys()].filter((hash) => !failures.has(hash)),
  );
  const loaded = await loadAll(
    missing.flatMap((hash) => byHash.get(hash) ?? []),
    failures,
  );
  const vectors = await encoder.encode(loaded.map(({ content }) => content));
  const rows = loaded.flatMap(({ contentHash }, i) => {
    const values = vectors[i];
    if (values !== undefined) return { contentHash, values };
    failures.set(contentHash, 'expected a picture or text that can be decoded, got bytes that cannot');
    return [];
  });
  if (rows.length > 0) await cache.write(encoder.name, rows);
  return rows.length;
}

async function loadAll<Content>(
  contents: readonly HashedContent<Content>[],
  failures: Map<string, string>,
): Promise<{ contentHash: string; content: Content }[]> {
  const loaded = await Promise.allSettled(contents.map((content) => content.load()));
  return contents.flatMap(({ contentHash }, i) => {
    const result = loaded[i];
    if (result?.status === 'fulfilled') return { contentHash, content: result.value };
    failures.set(contentHash, String(result?.reason));
    return [];
  });
}

async function* batchesOf<T>(values: Iterable<T> | AsyncIterable<T>, size: number): AsyncGenerator<readonly T[]> {
  let batch: T[] = [];
  for await (const value of values) {
    batch.push(value);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
