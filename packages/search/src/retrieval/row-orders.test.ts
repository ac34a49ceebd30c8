import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anIndex, anItem, daysAgo } from '../testing/builders.ts';
import { createRowOrders, rowsByValue } from './row-orders.ts';

const pause = (): Promise<void> => Promise.resolve();

test('rows come by falling value, equal ones by row, over many runs', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 70_000 }), fc.integer({ min: 1, max: 1_000 }), async (count, spread) => {
      const values = Float64Array.from({ length: count }, (_, row) => (row * 7_919) % spread);
      const sorted = [...values.keys()].sort((a, b) => values[b]! - values[a]! || a - b);
      // As numbers of one text: comparing elements one by one takes longer than all the rest.
      expect((await rowsByValue(values, pause)).join()).toBe(sorted.join());
    }),
    { numRuns: 5 },
  );
});

test('a catalogue gets its orders from the size on at which they are needed', async () => {
  const index = anIndex([1, 3, 2].map((days) => anItem(`i${days}`, { createdAt: daysAgo(days) })));
  const [small, large] = [createRowOrders(3), createRowOrders(2)];
  for (const orders of [small, large]) await orders.renew({ index, popularityOf: (row) => row % 2, pause });
  expect(small.current()).toBeUndefined();
  const { popular, newest, rowCount } = large.current()!;
  expect([[...popular], [...newest], rowCount]).toEqual([[1, 0, 2], [0, 2, 1], 3]);
});
