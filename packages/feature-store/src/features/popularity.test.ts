import { MS_PER_DAY } from '@fusionrank/domain/clock';
import { INTERACTION_KINDS } from '@fusionrank/domain/event';
import { parseItemId } from '@fusionrank/domain/id';
import { INTERACTION_WEIGHT } from '@fusionrank/domain/profile';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anInteraction } from '../testing/event-builders.ts';
import { createPopularity, POPULARITY_HALF_LIFE_DAYS } from './popularity.ts';

const START = Date.parse('2026-03-01T00:00:00Z');
const day = (days: number) => new Date(START + days * MS_PER_DAY);
const shoe = parseItemId('shoe');

test('matches the value worked by hand', () => {
  const popularity = createPopularity();
  popularity.apply(anInteraction({ itemId: 'shoe', kind: 'purchase', occurredAt: day(0) }));
  popularity.apply(anInteraction({ itemId: 'shoe', kind: 'click', occurredAt: day(14) }));
  // At day 28: purchase 5 × 2^(−28/14) = 1.25, click 1 × 2^(−14/14) = 0.5.
  expect(popularity.valueAt(shoe, day(28))).toBeCloseTo(1.75, 12);
});

test('an item nobody touched has popularity 0', () => {
  expect(createPopularity().valueAt(shoe, day(0))).toBe(0);
});

test('a return takes back its weight, and more returns than purchases read as 0', () => {
  const popularity = createPopularity();
  popularity.apply(anInteraction({ itemId: 'shoe', kind: 'purchase', occurredAt: day(0) }));
  popularity.apply(anInteraction({ itemId: 'shoe', kind: 'return', occurredAt: day(0) }));
  expect(popularity.valueAt(shoe, day(0))).toBeCloseTo(1, 12);
  popularity.apply(anInteraction({ itemId: 'shoe', kind: 'return', occurredAt: day(0) }));
  expect(popularity.valueAt(shoe, day(0))).toBe(0);
});

test('what is taken back below 0 is still owed by the next interactions', () => {
  const popularity = createPopularity();
  popularity.apply(anInteraction({ itemId: 'shoe', kind: 'return', occurredAt: day(0) }));
  popularity.apply(anInteraction({ itemId: 'shoe', kind: 'purchase', occurredAt: day(0) }));
  expect(popularity.valueAt(shoe, day(0))).toBeCloseTo(1, 12);
});

test('in whatever order interactions arrive, the incremental sum is the sum over all of them', () => {
  const interactions = fc.array(
    fc.record({
      itemId: fc.constantFrom('shoe', 'hat'),
      kind: fc.constantFrom(...INTERACTION_KINDS),
      day: fc.double({ min: 0, max: 100, noNaN: true }),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(interactions, (log) => {
      const popularity = createPopularity();
      for (const { day: days, ...rest } of log) popularity.apply(anInteraction({ ...rest, occurredAt: day(days) }));
      for (const itemId of ['shoe', 'hat']) {
        const sum = log
          .filter((entry) => entry.itemId === itemId)
          .reduce((total, entry) => {
            const age = (day(100).getTime() - day(entry.day).getTime()) / MS_PER_DAY;
            return total + INTERACTION_WEIGHT[entry.kind] * 2 ** (-age / POPULARITY_HALF_LIFE_DAYS);
          }, 0);
        expect(popularity.valueAt(parseItemId(itemId), day(100))).toBeCloseTo(Math.max(0, sum), 9);
      }
    }),
  );
});
