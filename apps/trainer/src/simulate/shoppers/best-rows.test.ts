import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestRows } from './best-rows.ts';

test('the best rows are those of a full sort, ties by row, without −Infinity', () => {
  const scored = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(-Infinity)), { maxLength: 60 });
  fc.assert(
    fc.property(scored, fc.integer({ min: 1, max: 30 }), (scores, count) => {
      const rows = scores.map((_, i) => 100 + i);
      const sorted = rows
        .filter((row) => scores[row - 100]! > -Infinity)
        .sort((a, b) => scores[b - 100]! - scores[a - 100]! || a - b);
      expect(bestRows(rows, Float64Array.from(scores), count)).toEqual(sorted.slice(0, count));
    }),
  );
});
