import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestFirst } from './best-first.ts';

test('the best come first, equal ones by row, as a plain sort has them', () => {
  const scored = fc.uniqueArray(fc.record({ row: fc.nat(99), score: fc.nat(4) }), { selector: ({ row }) => row });
  fc.assert(
    fc.property(scored, fc.nat(20), (all, limit) => {
      const rows = Int32Array.from(all, ({ row }) => row);
      const scores = Float64Array.from(all, ({ score }) => score);
      const expected = [...all].sort((a, b) => b.score - a.score || a.row - b.row).slice(0, limit);
      const best = bestFirst(rows, scores, limit);
      expect([...best.rows]).toEqual(expected.map(({ row }) => row));
      expect([...best.scores]).toEqual(expected.map(({ score }) => score));
    }),
  );
});
