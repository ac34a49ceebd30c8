import { createRng } from '@fusionrank/domain/rng';
import { Matrix, SVD } from 'ml-matrix';
import { describe, expect, test } from 'vitest';
import { openGemm } from '../linear-algebra/gemm.ts';
import { sparseMatrix, sparseRow, type SparseMatrix } from './sparse-matrix.ts';
import { fitSpectral, linearLowPass, spectralFactors } from './spectral.ts';

const gemm = await openGemm({ threads: 1 });
const [USERS, ITEMS] = [30, 24];

function random(seed: string): SparseMatrix {
  const rng = createRng(seed);
  const cells = Array.from({ length: USERS * ITEMS }, (_, cell) => cell).filter(() => rng.next() < 0.3);
  return sparseMatrix(
    USERS,
    ITEMS,
    cells.map((cell) => ({ row: Math.floor(cell / ITEMS), column: cell % ITEMS, value: 1 })),
  );
}

function dense(matrix: SparseMatrix): Matrix {
  const out = Matrix.zeros(matrix.rows, matrix.columns);
  for (let row = 0; row < matrix.rows; row++)
    sparseRow(matrix, row).indices.forEach((column, i) => out.set(row, column, sparseRow(matrix, row).values[i]!));
  return out;
}

/** R̃, and the counts of items to the power of ±½. */
function normalised(weights: SparseMatrix): { r: Matrix; r0: Matrix; up: Matrix; down: Matrix } {
  const r0 = dense(weights);
  const counts = r0.sum('column');
  const down = Matrix.diag(counts.map((n) => n ** -0.5));
  const r = Matrix.diag(r0.sum('row').map((n) => n ** -0.5))
    .mmul(r0)
    .mmul(down);
  return { r, r0, down, up: Matrix.diag(counts.map((n) => n ** 0.5)) };
}

describe('spectral factors', () => {
  test('are the leading singular vectors, with their squared values', async () => {
    const weights = random('a');
    const { r } = normalised(weights);
    const svd = new SVD(r);
    const { energies, vectors } = await fitSpectral(weights, { width: 3, seed: 1, rounds: 10 }, { gemm });
    for (let k = 0; k < 3; k++) {
      expect(energies[k]).toBeCloseTo(svd.diagonal[k]! ** 2, 4);
      const own = Array.from({ length: ITEMS }, (_, i) => vectors[i * 3 + k]!);
      const product = svd.rightSingularVectors.getColumn(k).reduce((sum, value, i) => sum + value * own[i]!, 0);
      expect(Math.abs(product)).toBeCloseTo(1, 3);
    }
    expect(energies[0]).toBeCloseTo(1, 5);
  });

  test('multiply to the ideal low-pass scores', async () => {
    const weights = random('b');
    const { r, r0, up, down } = normalised(weights);
    const v = new SVD(r).rightSingularVectors.subMatrix(0, ITEMS - 1, 0, 3);
    const wanted = r0.mmul(down).mmul(v).mmul(v.transpose()).mmul(up);
    const model = await fitSpectral(weights, { width: 4, seed: 1, rounds: 30 }, { gemm });
    const { users, items, width } = spectralFactors(model, weights);
    for (let u = 0; u < USERS; u++)
      for (let i = 0; i < ITEMS; i++) {
        let score = 0;
        for (let k = 0; k < width; k++) score += users[u * width + k]! * items[i * width + k]!;
        expect(score).toBeCloseTo(wanted.get(u, i), 2);
      }
  });

  test('beyond the rank are zeros: two groups without a bridge have two directions', async () => {
    const entries = Array.from({ length: 8 }, (_, row) =>
      [0, 1].map((i) => ({ row, column: (row % 2) * 2 + i, value: 1 })),
    );
    const { energies, vectors } = await fitSpectral(
      sparseMatrix(8, 5, entries.flat()),
      { width: 7, seed: 1 },
      { gemm },
    );
    expect([...energies].map((value) => Math.round(value * 1e4) / 1e4)).toEqual([1, 1, 0, 0, 0, 0, 0]);
    vectors.forEach((value) => {
      expect(Number.isFinite(value)).toBe(true);
    });
    expect([...vectors.subarray(28)].every((value) => Math.abs(value) < 1e-6)).toBe(true);
  });

  test('are the same for the same seed, and stop when told', async () => {
    const fit = (signal?: AbortSignal) =>
      fitSpectral(random('c'), { width: 4, seed: 3 }, signal === undefined ? { gemm } : { gemm, signal });
    expect(await fit()).toEqual(await fit());
    await expect(fit(AbortSignal.abort())).rejects.toThrow('after 0 of 4 rounds');
  });
});

test('the linear low-pass scores are r·R̃ᵀR̃', () => {
  const weights = random('d');
  const { r, r0 } = normalised(weights);
  const wanted = r0.mmul(r.transpose()).mmul(r);
  const score = linearLowPass(weights);
  const out = new Float32Array(ITEMS).fill(9);
  for (let u = 0; u < USERS; u++) {
    score(sparseRow(weights, u), out);
    wanted.getRow(u).forEach((value, i) => {
      expect(out[i]).toBeCloseTo(value, 4);
    });
  }
});
