import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anInteraction } from '../testing/event-builders.ts';
import { compareNewestFirst, insertNewestFirst, PROFILE_EVIDENCE } from './known-interactions.ts';
import type { KnownInteraction } from './known-interactions.ts';

const at = (ms: number, eventId: string): KnownInteraction => anInteraction({ eventId, occurredAt: new Date(ms) });

test('the newer interaction comes first, and of two in one millisecond the one with the larger id', () => {
  const sorted = [at(1, 'b'), at(2, 'a'), at(1, 'c')].sort(compareNewestFirst);
  expect(sorted.map(({ eventId }) => eventId)).toEqual(['a', 'c', 'b']);
});

test('ids are ordered by their bytes: U+1F600 after U+FF5E, though its first UTF-16 unit is smaller', () => {
  const sorted = [at(1, '～'), at(1, '😀')].sort(compareNewestFirst);
  expect(sorted.map(({ eventId }) => eventId)).toEqual(['😀', '～']);
});

test('inserting one by one in any order gives the newest of all, sorted', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { maxLength: 60 }), (instants) => {
      const all = instants.map((ms, i) => at(ms, `e${i}`));
      const newest: KnownInteraction[] = [];
      for (const interaction of all) insertNewestFirst(newest, interaction);
      expect(newest).toEqual([...all].sort(compareNewestFirst));
    }),
  );
});

test('past the limit the oldest goes, and one older than all is not taken', () => {
  const newest: KnownInteraction[] = [];
  for (let ms = 1; ms <= PROFILE_EVIDENCE + 1; ms++) insertNewestFirst(newest, at(ms, `e${ms}`));
  insertNewestFirst(newest, at(0, 'e0'));
  expect(newest).toHaveLength(PROFILE_EVIDENCE);
  expect(newest.at(-1)?.occurredAt.getTime()).toBe(2);
});
