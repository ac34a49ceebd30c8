import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

export interface SymmetricEigen {
  /** [size], largest first. */
  readonly values: Float64Array;
  /** [size, size], row-major: column j belongs to value j; orthonormal. */
  readonly vectors: Float64Array;
}

/** All eigenpairs of a small symmetric matrix, row-major, in float64 (tridiagonal QL); only its lower triangle is read. */
export function symmetricEigen(symmetric: Float32Array | Float64Array): SymmetricEigen {
  const size = Math.round(Math.sqrt(symmetric.length));
  const matrix = new Matrix(size, size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const value = symmetric[i * size + j] as number;
      matrix.set(i, j, value);
      matrix.set(j, i, value);
    }
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, { assumeSymmetric: true });
  const order = realEigenvalues.map((_, i) => i).sort((a, b) => (realEigenvalues[b] ?? 0) - (realEigenvalues[a] ?? 0));
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    order.forEach((column, j) => (vectors[i * size + j] = eigenvectorMatrix.get(i, column)));
  return { values: Float64Array.from(order, (i) => realEigenvalues[i] as number), vectors };
}
