import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { createRateLimit } from './rate-limit.ts';
import type { RateOptions } from './rate-limit.ts';

const open = (options: Partial<RateOptions> = {}) =>
  createRateLimit({ points: 100, windowSeconds: 60, redisUrl: undefined, onRedisFailure: () => undefined, ...options });

test('points are spent by cost, each principal its own; then it is told when to come again', async () => {
  const rate = open();
  expect(await rate.consume('a', 60)).toEqual({ points: 100, remaining: 40, resetSeconds: 60 });
  await expect(rate.consume('a', 50)).rejects.toMatchObject({
    extensions: { code: 'RATE_LIMITED', asked: 50, allowed: 100, http: { status: 429 } },
  });
  expect((await rate.consume('b', 60)).remaining).toBe(40);
  const { http } = await rate.consume('a', 1).then(
    () => {
      throw new Error('expected a refusal');
    },
    (error: unknown) => (error as { extensions: { http: { headers: Map<string, string> } } }).extensions,
  );
  expect(Number(http.headers.get('retry-after'))).toBeGreaterThan(50);
  expect(http.headers.get('ratelimit-remaining')).toBe('0');
});

test('without its Redis a gateway counts for itself: nobody is turned away, nobody let in without bounds', async () => {
  const unused = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => unused.once('listening', listening));
  const { port } = unused.address() as AddressInfo;
  await new Promise((closed) => unused.close(closed));
  const onRedisFailure = vi.fn();
  const rate = open({ redisUrl: `redis://127.0.0.1:${port}`, onRedisFailure });
  try {
    expect((await rate.consume('a', 60)).remaining).toBe(40);
    await expect(rate.consume('a', 60)).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } });
    await expect.poll(() => onRedisFailure.mock.calls.length).toBe(1);
  } finally {
    await rate.close();
  }
});
