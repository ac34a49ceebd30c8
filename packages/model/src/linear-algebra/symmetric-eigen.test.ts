import { createRng } from '@fusionrank/domain/rng';
import { Matrix } from 'ml-matrix';
import { expect, test } from 'vitest';
import { symmetricEigen } from './symmetric-eigen.ts';

test('finds the pairs worked by hand, largest first, from the lower triangle', () => {
  // [[2, 1], [1, 2]]: 3 along (1, 1), 1 along (1, −1).
  const { values, vectors } = symmetricEigen(Float64Array.of(2, NaN, 1, 2));
  expect([...values]).toEqual([expect.closeTo(3, 10), expect.closeTo(1, 10)]);
  expect(vectors[0]! * vectors[2]!).toBeCloseTo(0.5, 10);
  expect(vectors[1]! * vectors[3]!).toBeCloseTo(-0.5, 10);
});

test('Q·Λ·Qᵀ is the matrix again', () => {
  const rng = createRng('eigen');
  const half = Matrix.from1DArray(
    9,
    9,
    Array.from({ length: 81 }, () => rng.normal()),
  );
  const matrix = half.add(half.transpose());
  const { values, vectors } = symmetricEigen(Float64Array.from(matrix.to1DArray()));
  const q = Matrix.from1DArray(9, 9, Array.from(vectors));
  expect(
    q
      .mmul(Matrix.diag([...values]))
      .mmul(q.transpose())
      .sub(matrix)
      .norm(),
  ).toBeLessThan(1e-10);
  expect([...values]).toEqual([...values].sort((a, b) => b - a));
});
