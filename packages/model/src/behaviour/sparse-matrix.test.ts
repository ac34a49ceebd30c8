import { expect, test } from 'vitest';
import { sparseMatrix, sparseRow, transposed } from './sparse-matrix.ts';

const entries = [
  { row: 1, column: 2, value: 3 },
  { row: 1, column: 0, value: 1 },
  { row: 1, column: 2, value: 2 },
  { row: 2, column: 2, value: 4 },
];

test('rows hold their columns in order, and entries of one cell are added up', () => {
  const matrix = sparseMatrix(3, 3, entries);
  expect([0, 1, 2].map((row) => [...sparseRow(matrix, row).indices])).toEqual([[], [0, 2], [2]]);
  expect([...sparseRow(matrix, 1).values]).toEqual([1, 5]);
});

test('transposing twice gives the matrix back', () => {
  const matrix = sparseMatrix(3, 4, entries);
  expect(transposed(transposed(matrix))).toEqual(matrix);
  expect([...sparseRow(transposed(matrix), 2).indices]).toEqual([1, 2]);
});

test('a cell outside the matrix is refused', () => {
  expect(() => sparseMatrix(1, 1, [{ row: 0, column: 1, value: 1 }])).toThrow(/\(0, 1\) lies outside 1 × 1/);
});
