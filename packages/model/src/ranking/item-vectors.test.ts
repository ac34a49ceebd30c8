import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ITEM_PRECISIONS } from '../fusion/serving-graph/item-precision.ts';
import { emptyVectors, vectorOf, writeVectors } from './item-vectors.ts';

const D = 4;
const rowsOf = fc
  .array(fc.float({ min: -8, max: 8, noNaN: true }), { minLength: D, maxLength: 6 * D })
  .map((values) => Float32Array.from(values.slice(0, values.length - (values.length % D))));

test('int8 worked by hand: the largest magnitude is 127 steps, the others the nearest whole number of them', () => {
  const vectors = emptyVectors('int8', { count: 2, d: D });
  writeVectors(vectors, 1, { rows: Float32Array.of(2.54, -1.27, 0.011, 0), d: D });
  expect([...vectors.values]).toEqual([0, 0, 0, 0, 127, -63, 1, 0]);
  const [a, b, c, zero] = vectorOf(vectors, 1, D);
  expect(a).toBeCloseTo(2.54, 6);
  expect(b).toBeCloseTo(-63 * 0.02, 6);
  expect(c).toBeCloseTo(0.02, 6);
  expect(zero).toBe(0);
  expect([...vectorOf(vectors, 0, D)]).toEqual([0, 0, 0, 0]);
});

/** The most that a value of a row may be off by. */
const BOUND = {
  float32: () => 0,
  // Half a unit in the last of 11 significant bits, or of the smallest number.
  float16: (value: number) => Math.max(Math.abs(value) * 2 ** -11, 2 ** -25),
  // And what a scale loses that is no larger than the smallest number.
  int8: (_: number, largest: number) => (largest / 127) * 0.5001 + 2 ** -142,
};

test.each(ITEM_PRECISIONS)('rows come back as near as %s says', (precision) => {
  fc.assert(
    fc.property(rowsOf, (rows) => {
      const count = rows.length / D;
      const vectors = emptyVectors(precision, { count, d: D });
      writeVectors(vectors, 0, { rows, d: D });
      for (let row = 0; row < count; row++) {
        const given = rows.subarray(row * D, (row + 1) * D);
        const largest = Math.max(...given.map(Math.abs));
        vectorOf(vectors, row, D).forEach((value, i) =>
          expect(Math.abs(value - given[i]!)).toBeLessThanOrEqual(BOUND[precision](given[i]!, largest)),
        );
      }
    }),
  );
});

test.each(ITEM_PRECISIONS)('rows of %s written one at a time are those written at once', (precision) => {
  const rows = Float32Array.from({ length: 3 * D }, (_, i) => Math.sin(i));
  const [whole, single] = [emptyVectors(precision, { count: 3, d: D }), emptyVectors(precision, { count: 3, d: D })];
  writeVectors(whole, 0, { rows, d: D });
  for (const row of [2, 0, 1]) writeVectors(single, row, { rows: rows.subarray(row * D, (row + 1) * D), d: D });
  expect(single).toEqual(whole);
});
