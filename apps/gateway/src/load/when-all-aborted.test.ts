import { expect, test } from 'vitest';
import { whenAllAborted } from './when-all-aborted.ts';

const two = () => [new AbortController(), new AbortController()] as const;

test('aborts with the last of them, for its reason', () => {
  const [a, b] = two();
  const { signal } = whenAllAborted([a.signal, b.signal, a.signal]);
  a.abort(new Error('first'));
  expect(signal?.aborted).toBe(false);
  b.abort(new Error('last'));
  expect(signal?.reason).toEqual(new Error('last'));
});

test('those who are gone before count as gone', () => {
  const [a, b] = two();
  a.abort(new Error('first'));
  const half = whenAllAborted([a.signal, b.signal]);
  b.abort(new Error('last'));
  expect(half.signal?.aborted).toBe(true);
  expect(whenAllAborted([a.signal, b.signal]).signal?.aborted).toBe(true);
});

test('never aborts while one waits for ever, nor after the end', () => {
  const [a, b] = two();
  expect(whenAllAborted([a.signal, undefined]).signal).toBeUndefined();
  expect(whenAllAborted([undefined]).signal).toBeUndefined();
  expect(whenAllAborted([a.signal]).signal).toBe(a.signal);
  const { signal, end } = whenAllAborted([a.signal, b.signal]);
  end();
  a.abort();
  b.abort();
  expect(signal?.aborted).toBe(false);
});
