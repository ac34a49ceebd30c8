import type { DenseMatrix } from './dense-matrix.ts';
import type { Gemm } from './gemm.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** Share of the largest direction below which a direction is rounding, in squares. */
const RANK_TOLERANCE = 1e-6;

/**
 * An orthonormal basis of what the columns span, [count, width], strongest direction first: X·Q·Λ^−½ of XᵀX = Q·Λ·Qᵀ,
 * twice, which mends the rounding of the first time. Columns beyond the rank are zeros.
 */
export async function orthonormalColumns(matrix: DenseMatrix, gemm: Gemm): Promise<DenseMatrix> {
  return whitened(await whitened(matrix, gemm), gemm);
}

async function whitened(matrix: DenseMatrix, gemm: Gemm): Promise<DenseMatrix> {
  const { width } = matrix;
  const gram = await gemm.multiply(matrix, matrix, { transposeA: true });
  const { values, vectors } = symmetricEigen(gram.values);
  const least = (values[0] ?? 0) * RANK_TOLERANCE;
  const scales = values.map((value) => (value > least ? 1 / Math.sqrt(value) : 0));
  const turn = Float32Array.from(vectors, (value, cell) => value * (scales[cell % width] as number));
  return gemm.multiply(matrix, { count: width, width, values: turn });
}
