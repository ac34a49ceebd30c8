import { expect, test } from 'vitest';
import { coVisitNeighbours, coVisitScores } from './co-visits.ts';
import { sparseMatrix, type SparseMatrix } from './sparse-matrix.ts';

const COSINE = { userDamping: 0, popularityDamping: 0.5, perRow: 3 };

/** Users' items, each of weight 1. */
function visits(...histories: readonly (readonly number[])[]): SparseMatrix {
  const entries = histories.flatMap((items, row) => items.map((column) => ({ row, column, value: 1 })));
  return sparseMatrix(histories.length, 4, entries);
}

test('with even damping and all users alike it is the cosine, worked by hand', () => {
  // Items 0 and 1 share two users; 0 has 3, 1 has 2: 2/√6. Items 0 and 2 share one, 2 has 1: 1/√3.
  const { indices, similarities } = coVisitNeighbours(visits([0, 1], [0, 1], [0, 2]), COSINE);
  expect([...indices.subarray(0, 3)]).toEqual([1, 2, -1]);
  expect(similarities[0]).toBeCloseTo(2 / Math.sqrt(6), 6);
  expect(similarities[1]).toBeCloseTo(1 / Math.sqrt(3), 6);
});

test('with full user damping it is the random walk with popularity penalty, worked by hand', () => {
  // The user has 2 items: 1/2, over 3^0.75 · 1^0.25 from item 0 to item 2.
  const settings = { userDamping: 1, popularityDamping: 0.25, perRow: 3 };
  const { indices, similarities } = coVisitNeighbours(visits([0, 1], [0, 1], [0, 2]), settings);
  expect(indices[1]).toBe(2);
  expect(similarities[1]).toBeCloseTo(0.5 / 3 ** 0.75, 6);
});

test('an item that nobody touched or shares has no neighbours and is nobody’s', () => {
  const { indices } = coVisitNeighbours(visits([0, 1], [2]), COSINE);
  expect([...indices.subarray(6)]).toEqual([-1, -1, -1, -1, -1, -1]);
  expect([...indices.subarray(0, 6)]).toEqual([1, -1, -1, 0, -1, -1]);
});

test('what came to nothing or less counts as not touched', () => {
  const weights = sparseMatrix(1, 4, [
    { row: 0, column: 0, value: 1 },
    { row: 0, column: 1, value: -4 },
  ]);
  expect(coVisitNeighbours(weights, COSINE).indices.every((index) => index === -1)).toBe(true);
});

test('a history’s scores add up its items’ neighbours by weight', () => {
  const neighbours = coVisitNeighbours(visits([0, 1], [0, 1], [0, 2]), COSINE);
  const scores = coVisitScores(neighbours, { indices: Int32Array.of(1, 2), values: Float32Array.of(2, 1) });
  expect(scores[0]).toBeCloseTo(2 * (2 / Math.sqrt(6)) + 1 / Math.sqrt(3), 5);
  expect(scores[3]).toBe(0);
});
