import { expect, test } from 'vitest';
import type { TextEncoder } from './encoder.ts';
import { rememberQueries } from './query-encoder.ts';

function countingEncoder(): TextEncoder & { calls: number } {
  return {
    name: 'counting-1',
    dimension: 1,
    calls: 0,
    encode(texts) {
      this.calls++;
      if (texts[0] === 'bad') return Promise.reject(new Error('broken'));
      return Promise.resolve(texts.map((text) => Float32Array.of(text.length)));
    },
    close: () => Promise.resolve(),
  };
}

test('a query is encoded once, also when it is asked twice at once', async () => {
  const encoder = countingEncoder();
  const encode = rememberQueries(encoder);
  const [first, second] = await Promise.all([encode('shoes'), encode('shoes')]);
  expect(first).toEqual(Float32Array.of(5));
  expect(second).toBe(first);
  await encode('shoes');
  expect(encoder.calls).toBe(1);
});

test('the least recently used query is forgotten first', async () => {
  const encoder = countingEncoder();
  const encode = rememberQueries(encoder, 2);
  for (const query of ['a', 'bb', 'a', 'ccc', 'a']) await encode(query);
  expect(encoder.calls).toBe(3);
  await encode('bb');
  expect(encoder.calls).toBe(4);
});

test('a failure is passed on and not remembered', async () => {
  const encoder = countingEncoder();
  const encode = rememberQueries(encoder);
  await expect(encode('bad')).rejects.toThrow('broken');
  await expect(encode('bad')).rejects.toThrow('broken');
  expect(encoder.calls).toBe(2);
});
