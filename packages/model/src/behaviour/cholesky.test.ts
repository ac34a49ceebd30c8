import { createRng } from '@fusionrank/domain/rng';
import { expect, test } from 'vitest';
import { solveCholesky } from './cholesky.ts';

test('solves the system worked by hand', () => {
  // 4x + 2y = 10, 2x + 3y = 9 → x = 1.5, y = 2.
  const b = Float64Array.of(10, 9);
  solveCholesky(Float64Array.of(4, 2, 2, 3), b, 2);
  expect([...b]).toEqual([expect.closeTo(1.5, 12), expect.closeTo(2, 12)]);
});

test('gives back the x that made b, for random positive definite matrices', () => {
  const rng = createRng('cholesky');
  const size = 12;
  for (let trial = 0; trial < 20; trial++) {
    const half = Float64Array.from({ length: size * size }, () => rng.normal());
    const a = Float64Array.from({ length: size * size }, (_, cell) => {
      const [i, j] = [Math.floor(cell / size), cell % size];
      let sum = i === j ? 0.5 : 0;
      for (let k = 0; k < size; k++) sum += half[i * size + k]! * half[j * size + k]!;
      return sum;
    });
    const x = Float64Array.from({ length: size }, () => rng.normal());
    const b = Float64Array.from({ length: size }, (_, i) =>
      x.reduce((sum, value, j) => sum + a[i * size + j]! * value, 0),
    );
    solveCholesky(a, b, size);
    for (let i = 0; i < size; i++) expect(b[i]).toBeCloseTo(x[i]!, 8);
  }
});

test('refuses a matrix that is not positive definite', () => {
  expect(() => solveCholesky(Float64Array.of(1, 2, 2, 1), Float64Array.of(1, 1), 2)).toThrow(/not positive definite/);
});
