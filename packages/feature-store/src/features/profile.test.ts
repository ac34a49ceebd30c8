import { parseItemId, parseUserId } from '@fusionrank/domain/id';
import { expect, test } from 'vitest';
import { DEFAULT_CONSENT, profileAt } from './profile.ts';
import type { ProfileEvidence } from './profile.ts';
import { NO_TASTE } from './taste.ts';

const asOf = new Date('2026-03-01T12:00:00Z');
const userId = parseUserId('u1');
const evidence = (consent: Partial<ProfileEvidence['consent']> = {}): ProfileEvidence => ({
  userId,
  asOf,
  taste: {
    history: [{ itemId: parseItemId('i1'), kind: 'click', value: 1, occurredAt: asOf }],
    affinities: [{ kind: 'brand', key: 'Nordvik', weight: 1, evidence: 1 }],
    logPrice: { mean: 3, deviation: 0 },
  },
  interactionCount: 7,
  consent: { ...DEFAULT_CONSENT, ...consent },
});

test('with consent to personalisation the profile holds the taste and the count', () => {
  expect(profileAt(evidence())).toEqual({
    userId,
    asOf,
    ...evidence().taste,
    interactionCount: 7,
    consent: DEFAULT_CONSENT,
  });
});

test('without consent to personalisation it is the profile of a stranger', () => {
  const refused = { personalization: false };
  const stranger = { ...evidence(refused), taste: NO_TASTE, interactionCount: 0 };
  expect(profileAt(evidence(refused))).toEqual(profileAt(stranger));
  expect(profileAt(evidence(refused)).consent.personalization).toBe(false);
});

test('refusing analytics alone leaves the profile whole', () => {
  expect(profileAt(evidence({ analytics: false })).interactionCount).toBe(7);
});
