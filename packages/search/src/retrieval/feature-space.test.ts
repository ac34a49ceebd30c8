import { expect, test } from 'vitest';
import { aTable } from '../testing/builders.ts';
import { createFeatureSpace, nearestRows } from './feature-space.ts';

const space = createFeatureSpace(aTable(['a', 'b', 'c', 'd'], { text: { a: [3, 4], b: [0, 2], d: [0, 0] } }));
const toRight = space.cosineTo('text', Float32Array.of(2, 0));

test('cosines match the values worked by hand, whatever the vectors’ lengths', () => {
  expect(toRight(0)).toBeCloseTo(0.6, 6);
  expect(toRight(1)).toBe(0);
});

test('a missing vector has no cosine, a vector of zeros has 0', () => {
  expect(toRight(2)).toBeUndefined();
  expect(toRight(3)).toBe(0);
  expect(space.cosineTo('text', Float32Array.of(0, 0))(0)).toBe(0);
  expect(space.vector('text', 2)).toBeUndefined();
});

test('a vector of another width is refused by name', () => {
  expect(() => space.cosineTo('image', Float32Array.of(1, 2, 3))).toThrow('image vector: expected 2 numbers, got 3');
});

test('the nearest rows are those accepted, at least as near as the minimum, nearest first', () => {
  const wanted = { rowCount: 4, accepts: () => true, limit: 9, minimum: 0 };
  expect([...nearestRows(toRight, wanted)]).toEqual([0, 1, 3]);
  expect([...nearestRows(toRight, { ...wanted, minimum: 0.5 })]).toEqual([0]);
  expect([...nearestRows(toRight, { ...wanted, accepts: (row) => row > 0, limit: 1 })]).toEqual([1]);
});

test('the learned part of a text is compared by itself; without one there is no such cosine', () => {
  const { text, ...rest } = aTable(['a', 'b'], { text: { a: [0.3, 1] } });
  const learned = createFeatureSpace({ ...rest, text: { ...text, learned: 1 } });
  expect(learned.learnedCosinesTo(Float32Array.of(0.9, -1), Int32Array.of(1, 0))).toEqual(Float64Array.of(NaN, -1));
  expect(space.learnedCosinesTo(Float32Array.of(1, 0), Int32Array.of(0))).toBeUndefined();
});

test('cosines of many rows are those of one at a time, NaN for what one row says nothing of', () => {
  const rows = Int32Array.of(3, 2, 0, 1, 0);
  const vector = Float32Array.of(0.3, -0.7);
  const one = space.cosineTo('text', vector);
  expect([...space.cosinesTo('text', vector, rows)]).toEqual(Array.from(rows, (row) => one(row) ?? NaN));
  expect([...space.cosinesTo('text', vector, Int32Array.of())]).toEqual([]);
  expect(() => space.cosinesTo('image', Float32Array.of(1), rows)).toThrow('expected 2 numbers, got 1');
});
