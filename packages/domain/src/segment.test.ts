import { expect, test } from 'vitest';
import { parseItemId } from './id.ts';
import type { Affinity, HistoryEntry } from './profile.ts';
import { segmentsOf } from './segment.ts';

const entry = (kind: HistoryEntry['kind']): HistoryEntry => ({
  itemId: parseItemId('a'),
  kind,
  value: 1,
  occurredAt: new Date(0),
});
const liking = (weight: number, evidence: number): Affinity => ({ kind: 'brand', key: 'Nike', weight, evidence });

test('who did nothing is new, and nothing else', () => {
  expect(segmentsOf({ history: [], affinities: [], interactionCount: 0 })).toEqual(['new']);
});

test('twenty interactions make a regular, nineteen do not', () => {
  const of = (interactionCount: number) => segmentsOf({ history: [entry('click')], affinities: [], interactionCount });
  expect(of(19)).toEqual(['returning']);
  expect(of(20)).toEqual(['returning', 'regular']);
});

test('a purchase makes a buyer', () => {
  expect(segmentsOf({ history: [entry('purchase')], affinities: [], interactionCount: 1 })).toContain('buyer');
});

test.each([
  [0.3, 3, true],
  [0.29, 3, false],
  [1, 2, false],
])('a liking of %d with %d interactions behind it makes a segment: %s', (weight, evidence, makes) => {
  const segments = segmentsOf({ history: [], affinities: [liking(weight, evidence)], interactionCount: 5 });
  expect(segments.includes('brand:Nike')).toBe(makes);
});
