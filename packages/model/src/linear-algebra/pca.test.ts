import { createRng } from '@fusionrank/domain/rng';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { expect, test } from 'vitest';
import { momentsOf } from './covariance.ts';
import { denseMatrix, rowOf, type DenseMatrix } from './dense-matrix.ts';
import { leadingEigenvectors } from './leading-eigenvectors.ts';
import { fitPca, projectPca } from './pca.ts';
import { cosine, toUnit } from './unit.ts';

/** Column k has standard deviation spread[k], around 10. */
function cloud(count: number, spread: readonly number[]): DenseMatrix {
  const rng = createRng('cloud');
  return denseMatrix(Array.from({ length: count }, () => Float32Array.from(spread, (s) => 10 + s * rng.normal())));
}

test('the first component is the direction of most variance, worked by hand', () => {
  // Points on y = x around (2, 2): variance along (1, 1)/√2 alone.
  const rows = denseMatrix([Float32Array.of(1, 1), Float32Array.of(2, 2), Float32Array.of(3, 3)]);
  const basis = fitPca({ rows, components: 1, seed: 1 });
  expect([...basis.mean]).toEqual([2, 2]);
  expect(basis.components[0]).toBeCloseTo(Math.SQRT1_2, 5);
  expect(basis.components[1]).toBeCloseTo(Math.SQRT1_2, 5);
  expect([...projectPca(basis, Float32Array.of(5, 5))]).toEqual([1]);
  expect([...projectPca(basis, Float32Array.of(0, 1))]).toEqual([-1]);
});

test('the leading eigenpairs are those of a full decomposition', () => {
  const rows = cloud(
    300,
    Array.from({ length: 40 }, (_, k) => 8 * 0.85 ** k),
  );
  const { covariance } = momentsOf(
    rows,
    Int32Array.from({ length: 300 }, (_, i) => i),
  );
  const found = leadingEigenvectors(covariance, { count: 6, rng: createRng(3) });
  const full = new EigenvalueDecomposition(Matrix.from1DArray(40, 40, Array.from(covariance)), {
    assumeSymmetric: true,
  });
  const expected = full.realEigenvalues.sort((a, b) => b - a);
  for (let c = 0; c < 6; c++) expect(found.values[c]! / expected[c]!).toBeCloseTo(1, 4);
  for (let a = 0; a < 6; a++) {
    for (let b = 0; b < 6; b++) {
      let product = 0;
      for (let k = 0; k < 40; k++) product += found.vectors[a * 40 + k]! * found.vectors[b * 40 + k]!;
      expect(product).toBeCloseTo(a === b ? 1 : 0, 6);
    }
  }
});

test('projections are of unit length, and the mean itself projects to zeros', () => {
  const rows = cloud(200, [5, 3, 1, 0.5]);
  const basis = fitPca({ rows, components: 3, seed: 1, whitening: 0.5 });
  for (let i = 0; i < 20; i++) expect(Math.hypot(...projectPca(basis, rowOf(rows, i)))).toBeCloseTo(1, 5);
  expect([...projectPca(basis, basis.mean)]).toEqual([0, 0, 0]);
});

test('full whitening divides each component by its standard deviation, none by one', () => {
  const rows = cloud(4_000, [8, 2]);
  const [first, second] = fitPca({ rows, components: 2, seed: 1, whitening: 1 }).scale;
  expect(first).toBeGreaterThan(7.5);
  expect(first).toBeLessThan(8.5);
  expect(second! / 2).toBeCloseTo(1, 1);
  expect([...fitPca({ rows, components: 2, seed: 1 }).scale]).toEqual([1, 1]);
});

test('rows without content are left out', () => {
  const rows = cloud(100, [4, 1]);
  rows.values.set([9e9, -9e9], 2 * 50);
  const present = Uint8Array.from({ length: 100 }, (_, i) => (i === 50 ? 0 : 1));
  expect(Math.abs(fitPca({ rows, present, components: 1, seed: 1 }).components[0]!)).toBeGreaterThan(0.95);
});

test('the same rows and seed give the same basis, and another sample nearly the same', () => {
  const rows = cloud(2_000, [9, 5, 1, 1]);
  const fit = (seed: number): Float32Array => fitPca({ rows, components: 2, seed, sample: 500 }).components;
  expect(fit(1)).toEqual(fit(1));
  expect(cosine(fit(1).subarray(0, 4), fit(2).subarray(0, 4))).toBeGreaterThan(0.99);
});

test('no more components come than there are columns, and rows all alike give a usable basis', () => {
  const alike = denseMatrix(Array.from({ length: 5 }, () => Float32Array.of(1, 2, 3)));
  const basis = fitPca({ rows: alike, components: 64, seed: 1, whitening: 1 });
  expect(basis.count).toBe(3);
  expect(projectPca(basis, Float32Array.of(2, 2, 3)).every(Number.isFinite)).toBe(true);
});

test('no rows, and vectors of another width, are refused', () => {
  expect(() => fitPca({ rows: denseMatrix([], 3), components: 2, seed: 1 })).toThrow('at least one row');
  const basis = fitPca({ rows: cloud(10, [1, 1]), components: 1, seed: 1 });
  expect(() => projectPca(basis, new Float32Array(3))).toThrow('expected a vector of 2 numbers, got 3');
});

test('about the origin the first component is the direction that most of the rows’ length lies in, worked by hand', () => {
  // Σ x xᵀ / 2 of (3, 1) and (3, −1) is diag(9, 1): the mean's direction comes first, which plain PCA takes away.
  const rows = denseMatrix([Float32Array.of(3, 1), Float32Array.of(3, -1)]);
  const basis = fitPca({ rows, components: 2, seed: 1, about: 'origin' });
  expect([...basis.mean]).toEqual([0, 0]);
  [1, 0, 0, 1].forEach((value, at) => expect(basis.components[at]).toBeCloseTo(value, 5));
  expect(fitPca({ rows, components: 1, seed: 1 }).components[1]).toBeCloseTo(1, 5);
});

test.each([1, 3, 4, 5, 8, 11])('%i components are those of the formula, to the last bit', (count) => {
  const width = 13;
  const rng = createRng(`formula ${count}`);
  const drawn = (length: number): Float32Array => Float32Array.from({ length }, () => rng.normal());
  const basis = {
    width,
    count,
    mean: drawn(width),
    components: drawn(count * width),
    scale: drawn(count).map(Math.abs),
  };
  const vector = drawn(width);
  const expected = Float32Array.from({ length: count }, (_, c) => {
    let sum = 0;
    for (let k = 0; k < width; k++) sum += (vector[k]! - basis.mean[k]!) * basis.components[c * width + k]!;
    return sum / basis.scale[c]!;
  });
  expect(projectPca(basis, vector)).toEqual(toUnit(expected));
});
