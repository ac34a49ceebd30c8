import { createRng } from '@fusionrank/domain/rng';
import { expect, test } from 'vitest';
import type { DenseMatrix } from './dense-matrix.ts';
import { openGemm } from './gemm.ts';
import { orthonormalColumns } from './orthonormal-columns.ts';

const gemm = await openGemm({ threads: 1 });

function random(count: number, width: number): DenseMatrix {
  const rng = createRng('columns');
  // Columns of very different lengths.
  const values = Float32Array.from({ length: count * width }, (_, cell) => rng.normal() * 2 ** -(cell % width));
  return { count, width, values };
}

const gramOf = async (matrix: DenseMatrix): Promise<Float32Array> =>
  (await gemm.multiply(matrix, matrix, { transposeA: true })).values;

test('columns are orthonormal and span what they spanned', async () => {
  const matrix = random(50, 6);
  const basis = await orthonormalColumns(matrix, gemm);
  (await gramOf(basis)).forEach((value, cell) => {
    expect(value).toBeCloseTo(cell % 7 === 0 ? 1 : 0, 5);
  });
  const inside = await gemm.multiply(basis, matrix, { transposeA: true });
  const again = await gemm.multiply(basis, inside);
  again.values.forEach((value, cell) => {
    expect(value).toBeCloseTo(matrix.values[cell]!, 4);
  });
});

test('columns that depend on others come out as zeros, behind the independent ones', async () => {
  const { values } = random(50, 2);
  const doubled = Float32Array.from({ length: 200 }, (_, cell) => values[2 * Math.floor(cell / 4) + (cell % 2)]!);
  const gram = await gramOf(await orthonormalColumns({ count: 50, width: 4, values: doubled }, gemm));
  [1, 1, 0, 0].forEach((value, k) => {
    expect(gram[k * 5]).toBeCloseTo(value, 5);
  });
});
