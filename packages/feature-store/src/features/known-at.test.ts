import { expect, test } from 'vitest';
import { anInteraction } from '../testing/event-builders.ts';
import { knownAt } from './known-at.ts';

const noon = new Date('2026-03-01T12:00:00Z');
const later = new Date('2026-03-01T12:00:05Z');

test('an interaction is known from its ingestion on, when it was on its way for a while', () => {
  expect(knownAt(anInteraction({ occurredAt: noon, ingestedAt: later }))).toEqual(later);
});

test('an interaction dated after its ingestion, by a clock that runs ahead, is known only from its own date on', () => {
  expect(knownAt(anInteraction({ occurredAt: later, ingestedAt: noon }))).toEqual(later);
});
