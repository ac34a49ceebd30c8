import { parseItemId, parseUserId } from '@fusionrank/domain/id';
import { HISTORY_LENGTH, type UserProfile } from '@fusionrank/domain/profile';
import { expect, test } from 'vitest';
import { PROFILE_FEATURES, unknownUser, userInput } from './user-input.ts';

const now = new Date('2026-03-02T00:00:00Z');
const rows = new Map([
  ['a', 3],
  ['b', 5],
]);
const rowOf = (id: string): number | undefined => rows.get(id);

function profile(overrides: Partial<UserProfile> = {}): UserProfile {
  const consent = { personalization: true, analytics: true, version: 0, updatedAt: now };
  return {
    userId: parseUserId('u'),
    asOf: now,
    history: [],
    affinities: [],
    interactionCount: 0,
    consent,
    ...overrides,
  };
}

const entry = (id: string, occurredAt: string) => ({
  itemId: parseItemId(id),
  kind: 'cart' as const,
  value: 1,
  occurredAt: new Date(occurredAt),
});

test('history becomes rows, kinds and ages in days; unknown items and later events are left out', () => {
  const history = [
    entry('b', '2026-03-03T00:00:00Z'),
    entry('a', '2026-03-01T00:00:00Z'),
    entry('gone', '2026-02-01T00:00:00Z'),
    entry('b', '2026-02-28T12:00:00Z'),
  ];
  const input = userInput(profile({ history }), rowOf, now);
  expect(Array.from(input.historyRows)).toEqual([3, 5]);
  expect(Array.from(input.historyKinds)).toEqual([1, 1]);
  expect(Array.from(input.historyAgeDays)).toEqual([1, 1.5]);
});

test('the longest history that ranking reads is kept, newest first', () => {
  const history = Array.from({ length: HISTORY_LENGTH + 10 }, () => entry('a', '2026-03-01T00:00:00Z'));
  expect(userInput(profile({ history }), rowOf, now).historyRows).toHaveLength(HISTORY_LENGTH);
});

test('an empty profile is the unknown user, and so is one without consent', () => {
  expect(userInput(profile(), rowOf, now)).toEqual(unknownUser());
  const consent = { personalization: false, analytics: true, version: 0, updatedAt: now };
  const refused = profile({ consent, interactionCount: 9, history: [entry('a', '2026-03-01T00:00:00Z')] });
  expect(userInput(refused, rowOf, now)).toEqual(unknownUser());
});

test('every profile feature is a finite number, and affinities reach them', () => {
  const affinities = [{ kind: 'brand' as const, key: 'Acme', weight: 0.5, evidence: 3 }];
  const { profile: features } = userInput(
    profile({ affinities, logPrice: { mean: 3, deviation: 1 }, interactionCount: 20 }),
    rowOf,
    now,
  );
  expect(features).toHaveLength(PROFILE_FEATURES.length);
  expect(features.every(Number.isFinite)).toBe(true);
  expect(features.filter((value) => Math.abs(value) === 0.5)).not.toHaveLength(0);
});
