import { createRng } from '@fusionrank/domain/rng';
import { Matrix } from 'ml-matrix';
import { expect, test } from 'vitest';
import type { DenseMatrix } from './dense-matrix.ts';
import { openGemm } from './gemm.ts';

const gemm = await openGemm({ threads: 1 });

const rng = createRng('gemm');
const random = (count: number, width: number): DenseMatrix => ({
  count,
  width,
  values: Float32Array.from({ length: count * width }, () => rng.normal()),
});
const wide = ({ count, width, values }: DenseMatrix): Matrix => Matrix.from1DArray(count, width, Array.from(values));

test('multiplies the matrices worked by hand', async () => {
  const a = { count: 2, width: 2, values: Float32Array.of(1, 2, 3, 4) };
  const b = { count: 2, width: 1, values: Float32Array.of(5, 6) };
  expect(await gemm.multiply(a, b)).toEqual({ count: 2, width: 1, values: Float32Array.of(17, 39) });
});

test.each([
  [false, false],
  [true, false],
  [false, true],
  [true, true],
])('agrees with float64 to single precision, transposed %s and %s', async (transposeA, transposeB) => {
  for (const [m, n, k] of [
    [3, 5, 7],
    [64, 33, 129],
    [1, 1, 1],
  ] as const) {
    const a = transposeA ? random(k, m) : random(m, k);
    const b = transposeB ? random(n, k) : random(k, n);
    const left = transposeA ? wide(a).transpose() : wide(a);
    const right = transposeB ? wide(b).transpose() : wide(b);
    const product = await gemm.multiply(a, b, { transposeA, transposeB });
    expect([product.count, product.width]).toEqual([m, n]);
    left
      .mmul(right)
      .to1DArray()
      .forEach((value, i) => {
        expect(Math.abs(product.values[i]! - value)).toBeLessThan(1e-4);
      });
  }
});

test('writes into the array it is given and leaves the rest of it', async () => {
  const into = Float32Array.of(9, 9, 9);
  const one = { count: 1, width: 1, values: Float32Array.of(2) };
  const product = await gemm.multiply(one, { count: 1, width: 2, values: Float32Array.of(3, 4) }, { into });
  expect(into).toEqual(Float32Array.of(6, 8, 9));
  expect(product.values.buffer).toBe(into.buffer);
});

test('a view into a larger array is read from where it begins', async () => {
  const values = Float32Array.of(7, 1, 2).subarray(1);
  const product = await gemm.multiply({ count: 1, width: 2, values }, { count: 2, width: 1, values });
  expect(product.values).toEqual(Float32Array.of(5));
});

test('a product over nothing is zeros, a matrix without rows has none', async () => {
  const none = { count: 2, width: 0, values: new Float32Array(0) };
  expect(await gemm.multiply(none, none, { transposeB: true, into: new Float32Array(4).fill(3) })).toEqual({
    count: 2,
    width: 2,
    values: new Float32Array(4),
  });
  expect((await gemm.multiply({ ...none, count: 0, width: 3 }, random(3, 2))).values).toHaveLength(0);
});

test('sizes that do not fit are refused, and so is too small a place', async () => {
  await expect(gemm.multiply(random(2, 3), random(2, 3))).rejects.toThrow('2 × 3 times 2 × 3');
  await expect(gemm.multiply(random(2, 3), random(3, 2), { into: new Float32Array(3) })).rejects.toThrow(
    'room for 2 × 2',
  );
});
