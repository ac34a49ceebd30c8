import { parseItemId, parseUserId } from '@fusionrank/domain/id';
import type { UserProfile } from '@fusionrank/domain/profile';
import type { AskedProfile, ProfileStamp, StampedProfile } from '@fusionrank/feature-store';
import { beforeEach, expect, test, vi } from 'vitest';
import { createDatabaseGuard } from './database-guard.ts';
import { createProfileReader } from './profile-reader.ts';

const [u1, u2] = [parseUserId('u1'), parseUserId('u2')];
let nowMs = 0;
let done = new Map<string, number>();

/** A store in which a profile's stamp is how much the user did; one who did something odd is still to change by waiting. */
const readAgain = vi.fn((asked: readonly AskedProfile[], asOf: Date): Promise<readonly StampedProfile[]> =>
  Promise.resolve(
    asked.map(({ userId, held }) => {
      const count = done.get(userId) ?? 0;
      const stamp = `${count}` as ProfileStamp;
      if (held?.stamp === stamp) return held;
      return { profile: profileOf(userId, count, asOf), ...(count % 2 === 0 && { stamp }) };
    }),
  ),
);

function profileOf(userId: typeof u1, interactionCount: number, asOf: Date): UserProfile {
  const history = [{ itemId: parseItemId('a'), kind: 'click' as const, value: 1, occurredAt: new Date(0) }];
  const consent = { personalization: true, analytics: true, version: 0, updatedAt: new Date(0) };
  return { userId, asOf, history, affinities: [], interactionCount, consent };
}

const clock = (): Date => new Date(nowMs);
const reader = () =>
  createProfileReader({
    profiles: { readAgain },
    database: createDatabaseGuard({ stopwatch: () => nowMs, onChange: () => undefined }),
    clock,
  });
const heldAtLast = () => readAgain.mock.lastCall?.[0].map(({ held }) => held?.profile.interactionCount);

beforeEach(() => {
  nowMs = 0;
  done = new Map();
  readAgain.mockClear();
});

test('profiles asked for together are one statement, and each reading tells what is held', async () => {
  const read = reader();
  await Promise.all([read(u1), read(u2), read(u1)]);
  expect(readAgain).toHaveBeenCalledTimes(1);
  await Promise.all([read(u1), read(u2)]);
  expect(heldAtLast()).toEqual([0, 0]);
});

test('what the database has anew is given and held from then on', async () => {
  const read = reader();
  await read(u1);
  done.set(u1, 2);
  expect((await read(u1)).interactionCount).toBe(2);
  await read(u1);
  expect(heldAtLast()).toEqual([2]);
});

test('what will change by waiting is not held, and what was held before it is told still', async () => {
  const read = reader();
  await read(u1);
  done.set(u1, 1);
  expect((await read(u1)).interactionCount).toBe(1);
  await read(u1);
  expect(heldAtLast()).toEqual([0]);
});

test('after a minute it is read whole, as the catalogue may say otherwise of what was touched', async () => {
  const read = reader();
  await read(u1);
  nowMs = 59_999;
  await read(u1);
  expect(heldAtLast()).toEqual([0]);
  nowMs = 60_000;
  await read(u1);
  expect(heldAtLast()).toEqual([undefined]);
  await read(u1);
  expect(heldAtLast()).toEqual([0]);
});
