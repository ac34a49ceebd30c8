import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseUserId } from '@fusionrank/domain/id';
import type { UserId } from '@fusionrank/domain/id';
import type { ProfileStore } from '@fusionrank/feature-store';
import { openFeatureStore } from '@fusionrank/feature-store';
import { interactionEvent, openTestDatabase } from '@fusionrank/feature-store/testing';
import type { TestDatabase } from '@fusionrank/feature-store/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createProfileChanges } from './profile-changes.ts';
import type { ProfileChanges } from './profile-changes.ts';

let home: string;
let database: TestDatabase;
let store: Awaited<ReturnType<typeof openFeatureStore>>;
let changes: ProfileChanges | undefined;
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'profile-changes-'));
  database = await openTestDatabase();
  store = await openFeatureStore({ home, databaseUrl: database.databaseUrl });
});
afterEach(() => changes?.close());
afterAll(async () => {
  await store.close();
  await database.close();
  await rm(home, { recursive: true });
});

const u1 = parseUserId('u1');
const u2 = parseUserId('u2');
let asked: (readonly UserId[])[] = [];
let isAway = false;
const failures: unknown[] = [];
function open(followEveryMs = 20): ProfileChanges {
  asked = [];
  failures.length = 0;
  const stamps: ProfileStore['stamps'] = (userIds) => {
    asked.push(userIds);
    return isAway ? Promise.reject(new Error('away')) : store.profiles.stamps(userIds);
  };
  changes = createProfileChanges({ profiles: { stamps }, onFailure: (cause) => failures.push(cause), followEveryMs });
  return changes;
}
let events = 0;
const append = (userId: UserId) => store.events.append([interactionEvent({ userId, eventId: `e${events++}` })]);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('notices what is in the database by whoever, of those who are watched alone, once', async () => {
  const following = open();
  const [first, again, other] = [await following.watch(u1), await following.watch(u1), await following.watch(u2)];
  await append(u1);
  await expect.poll(() => [first.count(), again.count(), other.count()]).toEqual([1, 1, 0]);
  await pause(100);
  expect([first.count(), other.count()]).toEqual([1, 0]);
});

test('what was there when the watch began is no change, nor is it to one that begins later', async () => {
  await append(u1);
  const following = open();
  const first = await following.watch(u1);
  await append(u1);
  await expect.poll(first.count).toBe(1);
  const later = await following.watch(u1);
  await pause(100);
  expect([first.count(), later.count()]).toEqual([1, 0]);
});

test('asks nothing while nobody is watched, and one statement for all who are', async () => {
  const following = open();
  await pause(100);
  expect(asked).toEqual([]);
  const watches = [await following.watch(u1), await following.watch(u2)];
  asked = [];
  await pause(100);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.every((users) => users.join() === 'u1,u2')).toBe(true);
  for (const one of watches) one.stop();
  await pause(50);
  asked = [];
  await pause(100);
  expect(asked).toEqual([]);
});

test('what was stored here is looked at once, not with the next turn', async () => {
  const following = open(60_000);
  const one = await following.watch(u1);
  await append(u1);
  following.notice([interactionEvent({ userId: u2 })]);
  await pause(100);
  expect(one.count()).toBe(0);
  following.notice([interactionEvent({ userId: u1 })]);
  await expect.poll(one.count).toBe(1);
});

test('while the database is away a watch begins all the same, and goes on when it is back', async () => {
  const following = open();
  isAway = true;
  const one = await following.watch(u1);
  await expect.poll(() => failures.length).toBe(1);
  isAway = false;
  asked = [];
  await expect.poll(() => asked.length).toBeGreaterThan(1);
  expect(one.count()).toBe(0);
  await append(u1);
  await expect.poll(one.count).toBe(1);
});
