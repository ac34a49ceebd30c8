import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRowList } from './row-list.ts';

test('rows come back in their order, however many they are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5_000 }), fc.nat(1_000_000), (count, start) => {
      const list = createRowList();
      const rows = Array.from({ length: count }, (_, i) => start + 3 * i);
      for (const row of rows) list.add(row);
      expect([...list.rows()]).toEqual(rows);
    }),
    { numRuns: 20 },
  );
});
