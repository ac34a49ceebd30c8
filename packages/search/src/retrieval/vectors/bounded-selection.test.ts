import fc from 'fast-check';
import { expect, test } from 'vitest';
import { selectBounded } from './bounded-selection.ts';

const known = fc.array(
  fc.record({
    truth: fc.double({ min: -1, max: 1, noNaN: true }),
    error: fc.double({ min: 0, max: 0.2, noNaN: true }),
    off: fc.double({ min: -1, max: 1, noNaN: true }),
  }),
  {
    maxLength: 300,
  },
);

test('the true top rows, ties included, are among what is kept, whatever the scores are off by', () => {
  fc.assert(
    fc.property(known, fc.integer({ min: 0, max: 20 }), (items, limit) => {
      const selection = selectBounded(limit, -Infinity);
      items.forEach(({ truth, error, off }, row) => selection.add(row, truth + off * error, error + 1e-12));
      const kept = new Set(selection.rows());
      const border = items.map(({ truth }) => truth).sort((a, b) => b - a)[limit - 1] ?? -Infinity;
      items.forEach(({ truth }, row) => {
        if (limit > 0 && truth >= border) expect(kept).toContain(row);
      });
    }),
  );
});

test('without errors, nothing is kept but the top rows and what ties with them', () => {
  const selection = selectBounded(2, -1);
  [0.5, 0.9, 0.1, 0.9, 0.5, 0.7, 0.9].forEach((score, row) => selection.add(row, score, 0));
  expect([...selection.rows()].sort()).toEqual([1, 3, 6]);
  expect(selection.threshold()).toBe(0.9);
});

test('what can’t reach the minimum never gets in, and a limit of 0 keeps nothing', () => {
  const selection = selectBounded(5, 0.3);
  selection.add(0, 0.25, 0.1);
  selection.add(1, 0.25, 0.01);
  expect([...selection.rows()]).toEqual([0]);
  const none = selectBounded(0, -1);
  none.add(0, 1, 0);
  expect([...none.rows()]).toEqual([]);
});
