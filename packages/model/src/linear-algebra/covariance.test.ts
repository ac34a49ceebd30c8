import { createRng } from '@fusionrank/domain/rng';
import { expect, test } from 'vitest';
import { momentsOf } from './covariance.ts';
import { denseMatrix } from './dense-matrix.ts';

test('mean and covariance are those worked by hand', () => {
  // x: 1, 2, 3; y: 2, 4, 9. Means 2, 5; squares of x 2/3, of y 26/3, products 7/3.
  const matrix = denseMatrix([Float32Array.of(1, 2), Float32Array.of(2, 4), Float32Array.of(3, 9)]);
  const { mean, covariance } = momentsOf(matrix, Int32Array.of(0, 1, 2));
  expect([...mean]).toEqual([2, 5]);
  [2 / 3, 7 / 3, 7 / 3, 26 / 3].forEach((value, i) => {
    expect(covariance[i]).toBeCloseTo(value, 10);
  });
});

test('only the given rows count, whatever their number', () => {
  const rng = createRng(1);
  const rows = Array.from({ length: 11 }, () => Float32Array.from({ length: 3 }, () => rng.normal()));
  for (const count of [1, 4, 5, 7]) {
    const part = momentsOf(
      denseMatrix(rows),
      Int32Array.from({ length: count }, (_, i) => i),
    );
    const alone = momentsOf(
      denseMatrix(rows.slice(0, count)),
      Int32Array.from({ length: count }, (_, i) => i),
    );
    expect(part).toEqual(alone);
  }
});

test('rows of another width are refused', () => {
  expect(() => denseMatrix([Float32Array.of(1), Float32Array.of(1, 2)])).toThrow('row 1: expected 1 numbers, got 2');
});
