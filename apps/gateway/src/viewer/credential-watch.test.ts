import { problem } from '@fusionrank/domain/problem';
import type { GraphQLError } from 'graphql';
import { afterEach, expect, test } from 'vitest';
import { watchCredential } from './credential-watch.ts';
import { unauthenticated } from './unauthenticated.ts';
import { viewerOf } from './viewer.ts';
import type { Viewer, ViewerClaims } from './viewer.ts';

let stop: () => void = () => undefined;
afterEach(() => stop());

/** Why it ended, as it comes; `looks` are what it comes to each time that it is looked at again. */
function watch(claims: ViewerClaims, looks: (() => Promise<Viewer>)[] = []) {
  const viewer = viewerOf(claims);
  const ends: string[] = [];
  const asked: unknown[] = [];
  const headers = { authorization: 'Bearer x' };
  stop = watchCredential({
    authenticate: (given) => {
      asked.push(given);
      return looks.shift()?.() ?? Promise.resolve(viewer);
    },
    headers,
    viewer,
    onEnd: ({ message }: GraphQLError) => void ends.push(message),
    everyMs: 20,
  });
  return { ends, asked, headers };
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const inMs = (ms: number): Date => new Date(Date.now() + ms);

test('ends when the token has expired, once', async () => {
  const { ends } = watch({ userId: 'u1', proof: 'token', expiresAt: inMs(50) });
  await pause(20);
  expect(ends).toEqual([]);
  await expect.poll(() => ends).toEqual(['not authenticated: the token has expired']);
  await pause(60);
  expect(ends).toHaveLength(1);
});

test('names a key a key, and ends at once where it is past', async () => {
  const { ends } = watch({ userId: 'u1', proof: 'api-key', expiresAt: inMs(-1_000) });
  await expect.poll(() => ends).toEqual(['not authenticated: the API key has expired']);
});

test('ends soon after a key was taken back; that keys can not be had takes nothing back', async () => {
  const away = () => Promise.reject(problem('KEYS_UNAVAILABLE', 'away'));
  const revoked = () => Promise.reject(unauthenticated('revoked'));
  const { ends, asked, headers } = watch({ userId: 'u1', proof: 'api-key' }, [away, away, revoked]);
  await expect.poll(() => ends).toEqual(['not authenticated: revoked']);
  expect(asked).toEqual([headers, headers, headers]);
  await pause(60);
  expect(asked).toHaveLength(3);
});

test('does not end before a time that no timer can tell', async () => {
  const { ends } = watch({ userId: 'u1', proof: 'token', expiresAt: inMs(60 * 86_400_000) });
  await pause(60);
  expect(ends).toEqual([]);
});

test.each(['none', 'headers'] as const)('has nothing to watch where proof is %s', async (proof) => {
  const { ends, asked } = watch({ userId: 'u1', proof });
  await pause(60);
  expect([ends, asked]).toEqual([[], []]);
});

test('is silent once it is stopped', async () => {
  const { ends, asked } = watch({ userId: 'u1', proof: 'token', expiresAt: inMs(30) });
  stop();
  await pause(60);
  expect([ends, asked]).toEqual([[], []]);
});
