import { createRng } from '@fusionrank/domain/rng';
import { inverse, Matrix } from 'ml-matrix';
import { describe, expect, test } from 'vitest';
import type { DenseMatrix } from './dense-matrix.ts';
import { openGemm } from './gemm.ts';
import { invertSpd } from './spd-inverse.ts';

const gemm = await openGemm({ threads: 1 });

/** Q·Λ·Qᵀ of a random Q: eigenvalues spread evenly in the logarithm from 1 to `condition`. */
function randomSpd(size: number, condition: number, seed: string): Matrix {
  const rng = createRng(seed);
  let matrix = Matrix.diag(Array.from({ length: size }, (_, i) => condition ** (i / Math.max(1, size - 1))));
  for (let turn = 0; turn < 3; turn++) {
    const v = Matrix.columnVector(Array.from({ length: size }, () => rng.normal()));
    const mirror = Matrix.eye(size).sub(v.mmul(v.transpose()).mul(2 / v.dot(v)));
    matrix = mirror.mmul(matrix).mmul(mirror);
  }
  return matrix;
}

const single = (matrix: Matrix): DenseMatrix => ({
  count: matrix.rows,
  width: matrix.columns,
  values: Float32Array.from(matrix.to1DArray()),
});

function relativeError(found: DenseMatrix, wanted: Matrix): number {
  const difference = Matrix.from1DArray(found.count, found.width, Array.from(found.values)).sub(wanted);
  return difference.norm() / wanted.norm();
}

describe('the inverse of a positive definite matrix', () => {
  test('is the one worked by hand', async () => {
    // [[4, 2], [2, 3]]: determinant 8.
    const matrix = { count: 2, width: 2, values: Float32Array.of(4, 2, 2, 3) };
    await invertSpd(matrix, gemm, { block: 1 });
    [3 / 8, -2 / 8, -2 / 8, 4 / 8].forEach((value, i) => {
      expect(matrix.values[i]).toBeCloseTo(value, 6);
    });
  });

  test.each([
    [1, 4],
    [5, 2],
    [37, 8],
    [64, 16],
    [150, 256],
    [200, 64],
  ])('of %i rows by blocks of %i is within 1e-3 of float64 at a condition of 1,000', async (size, block) => {
    for (const seed of ['a', 'b', 'c']) {
      const wide = randomSpd(size, 1000, `${size}/${seed}`);
      const matrix = single(wide);
      await invertSpd(matrix, gemm, { block });
      expect(relativeError(matrix, inverse(wide))).toBeLessThan(1e-3);
    }
  });

  test('is exactly symmetric and reads the lower triangle alone', async () => {
    const matrix = single(randomSpd(40, 50, 'lower'));
    const spoiled = { ...matrix, values: matrix.values.map((value, i) => (i % 40 > Math.floor(i / 40) ? NaN : value)) };
    await invertSpd(matrix, gemm, { block: 12 });
    await invertSpd(spoiled, gemm, { block: 12 });
    expect(spoiled).toEqual(matrix);
    matrix.values.forEach((value, i) => {
      expect(value).toBe(matrix.values[(i % 40) * 40 + Math.floor(i / 40)]);
    });
  });

  test('of an inverse is the matrix again', async () => {
    const wide = randomSpd(60, 20, 'twice');
    const matrix = single(wide);
    await invertSpd(matrix, gemm, { block: 32 });
    await invertSpd(matrix, gemm, { block: 32 });
    expect(relativeError(matrix, wide)).toBeLessThan(1e-4);
  });

  test('does not exist where a pivot is not above zero, in whichever block it comes', async () => {
    for (const block of [1, 2]) {
      const matrix = { count: 2, width: 2, values: Float32Array.of(1, 2, 2, 1) };
      await expect(invertSpd(matrix, gemm, { block })).rejects.toThrow('a pivot of -3 in row 1');
    }
    await expect(invertSpd({ count: 1, width: 2, values: Float32Array.of(1, 2) }, gemm)).rejects.toThrow('1 × 2');
  });

  test('shows how far it is and stops between two blocks', async () => {
    const done: number[] = [];
    await invertSpd(single(randomSpd(10, 5, 'progress')), gemm, {
      block: 4,
      onProgress: (progress) => done.push(progress.done),
    });
    expect(done).toEqual([0, 4, 8, 10]);
    const stopped = invertSpd(single(randomSpd(10, 5, 'stop')), gemm, { signal: AbortSignal.abort() });
    await expect(stopped).rejects.toThrow('after 0 of 10 rows');
  });
});
