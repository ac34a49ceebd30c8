import { expect, test } from 'vitest';
import { encodeContents, type HashedContent } from './encode-contents.ts';
import type { TextEncoder, VectorCache } from './encoder.ts';

/** Counts letters; "?" can't be decoded. */
function letterCounter(): TextEncoder & { readonly seen: string[] } {
  const seen: string[] = [];
  return {
    name: 'letters-1',
    dimension: 1,
    seen,
    encode: (texts) => {
      seen.push(...texts);
      return Promise.resolve(texts.map((text) => (text === '?' ? undefined : Float32Array.of(text.length))));
    },
    close: () => Promise.resolve(),
  };
}

function memoryCache(): VectorCache & { readonly vectors: Map<string, Float32Array> } {
  const vectors = new Map<string, Float32Array>();
  return {
    vectors,
    read: (encoder, hashes) =>
      Promise.resolve(
        new Map(hashes.flatMap((hash) => (vectors.has(encoder + hash) ? [[hash, vectors.get(encoder + hash)!]] : []))),
      ),
    write: (encoder, rows) => {
      rows.forEach(({ contentHash, values }) => vectors.set(encoder + contentHash, values));
      return Promise.resolve();
    },
    missing: (encoder, hashes) => Promise.resolve(hashes.filter((hash) => !vectors.has(encoder + hash))),
  };
}

const content = (text: string): HashedContent<string> => ({
  contentHash: `#${text}`,
  load: () => Promise.resolve(text),
});

test('a second run encodes only what is new', async () => {
  const [encoder, cache] = [letterCounter(), memoryCache()];
  await encodeContents({ encoder, cache, contents: ['a', 'bb'].map(content) });
  const report = await encodeContents({ encoder, cache, contents: ['a', 'ccc', 'bb'].map(content) });
  expect(encoder.seen).toEqual(['a', 'bb', 'ccc']);
  expect(report).toEqual({ encoded: 1, cached: 2, failures: new Map() });
});

test('what can’t be loaded or decoded is reported and the rest is encoded', async () => {
  const [encoder, cache] = [letterCounter(), memoryCache()];
  const lost = { contentHash: '#lost', load: () => Promise.reject(new Error('no such file')) };
  const report = await encodeContents({ encoder, cache, contents: [content('a'), lost, content('?'), content('b')] });
  expect(report.encoded).toBe(2);
  expect([...report.failures]).toEqual([
    ['#lost', 'Error: no such file'],
    ['#?', expect.stringContaining('decoded')],
  ]);
  expect([...cache.vectors.keys()]).toEqual(['letters-1#a', 'letters-1#b']);
});

test('a run that was stopped keeps its batches, and the next goes on from there', async () => {
  const [encoder, cache] = [letterCounter(), memoryCache()];
  const stop = new AbortController();
  const contents = ['a', 'b', 'c', 'd', 'e'].map(content);
  const onProgress = ({ done }: { done: number }): void => {
    if (done === 2) stop.abort();
  };
  const stopped = encodeContents({ encoder, cache, contents, batchSize: 2, onProgress, signal: stop.signal });
  await expect(stopped).rejects.toMatchObject({ code: 'INTERRUPTED' });
  expect(cache.vectors.size).toBe(2);
  await encodeContents({ encoder, cache, contents, batchSize: 2 });
  expect(encoder.seen).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('the same content twice in a batch is encoded once, and a broken one is tried once', async () => {
  const [encoder, cache] = [letterCounter(), memoryCache()];
  const report = await encodeContents({ encoder, cache, contents: ['a', 'a', '?', '?'].map(content), batchSize: 3 });
  expect(encoder.seen).toEqual(['a', '?']);
  expect(report.encoded).toBe(1);
  expect(report.failures.size).toBe(1);
});

test('progress counts contents, with the total of an array or as told', async () => {
  const seen: unknown[] = [];
  const request = {
    encoder: letterCounter(),
    cache: memoryCache(),
    batchSize: 2,
    onProgress: (p: unknown) => seen.push(p),
  };
  await encodeContents({ ...request, contents: ['a', 'b', 'c'].map(content), stage: 'text' });
  expect(seen).toEqual([0, 2, 3].map((done) => ({ stage: 'text', done, total: 3 })));
});

test('contents may come one by one', async () => {
  async function* stream(): AsyncGenerator<HashedContent<string>> {
    yield content('a');
    await Promise.resolve();
    yield content('b');
  }
  const report = await encodeContents({ encoder: letterCounter(), cache: memoryCache(), contents: stream() });
  expect(report.encoded).toBe(2);
});
