import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LinkSource, linkBytes, packLinks, weightAt } from './link-lists.ts';

const PER_ROW = 3;
const source = (indices: number[], similarities: number[]): LinkSource => ({
  count: indices.length / PER_ROW,
  perRow: PER_ROW,
  read: (start, count) => ({
    indices: Int32Array.from(indices.slice(start * PER_ROW, (start + count) * PER_ROW)),
    similarities: Float32Array.from(similarities.slice(start * PER_ROW, (start + count) * PER_ROW)),
  }),
});

test('each place keeps as many links as it has, worked by hand', () => {
  const given = source([2, 1, -1, -1, -1, -1, 0, 1, 2], [1, 0.5, 0, 0, 0, 0, 0.25, 2, 3]);
  const lists = packLinks(given, 'float16');
  expect([...lists.starts]).toEqual([0, 2, 2, 5]);
  expect([...lists.places]).toEqual([2, 1, 0, 1, 2]);
  expect([0, 1, 2, 3, 4].map((at) => weightAt(lists, at))).toEqual([1, 0.5, 0.25, 2, 3]);
  expect(linkBytes(lists)).toBe(4 * 4 + 5 * 6);
  expect(packLinks(given, 'none').values).toBeUndefined();
});

test('floats stay what they were, float16 within half a unit of its last place; also past what is read at once', () => {
  const row = fc.tuple(
    fc.nat(PER_ROW),
    fc.array(fc.float({ min: 2 ** -10, max: 8, noNaN: true }), { minLength: PER_ROW, maxLength: PER_ROW }),
  );
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), fc.constantFrom(1, 900), (rows, times) => {
      const many = Array.from({ length: times }, () => rows).flat();
      const indices = many.flatMap(([links]) => Array.from({ length: PER_ROW }, (_, k) => (k < links ? k : -1)));
      const given = source(
        indices,
        many.flatMap(([, values]) => values),
      );
      const [floats, halves] = [packLinks(given, 'float32'), packLinks(given, 'float16')];
      many.forEach(([links, values], place) => {
        expect(floats.starts[place + 1]! - floats.starts[place]!).toBe(links);
        for (let k = 0; k < links; k++) {
          const at = floats.starts[place]! + k;
          expect(floats.places[at]).toBe(k);
          expect(weightAt(floats, at)).toBe(values[k]);
          expect(Math.abs(weightAt(halves, at) - values[k]!)).toBeLessThanOrEqual(values[k]! * 2 ** -11);
        }
      });
    }),
    { numRuns: 20 },
  );
});
