import type { Rng } from '@fusionrank/domain/rng';
import { EigenvalueDecomposition, Matrix, QrDecomposition } from 'ml-matrix';

/** The largest eigenvalues of a symmetric matrix, largest first, with their vectors. */
export interface Eigenpairs {
  /** [count] */
  readonly values: Float64Array;
  /** [count, width], row-major, orthonormal. */
  readonly vectors: Float64Array;
}

/** Directions followed beside the wanted ones: they make the last wanted ones settle. */
const OVERSAMPLING = 16;
const MAX_ROUNDS = 60;
/** Relative change of the eigenvalues' sum between two looks at which they have settled. */
const TOLERANCE = 1e-7;
/** Multiplications between two orthonormalisations. */
const LOOK_EVERY = 3;

/**
 * Subspace iteration with a Rayleigh–Ritz step (Halko, Martinsson & Tropp, 2011, §4.5) on a symmetric positive
 * semidefinite [width, width] matrix. Each vector's largest component is positive, so that the answer is one and the same.
 */
export function leadingEigenvectors(symmetric: Float64Array, { count, rng }: { count: number; rng: Rng }): Eigenpairs {
  const width = Math.round(Math.sqrt(symmetric.length));
  const block = Math.min(width, count + OVERSAMPLING);
  let basis = orthonormal(
    Matrix.from1DArray(
      width,
      block,
      Array.from({ length: width * block }, () => rng.normal()),
    ),
  );
  let last = 0;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    for (let i = 1; i < LOOK_EVERY; i++) basis = orthonormal(multiply(symmetric, basis));
    const image = multiply(symmetric, basis);
    const found = rayleighRitz(basis, image);
    const sum = found.values.slice(0, count).reduce((total, value) => total + value, 0);
    if (Math.abs(sum - last) <= TOLERANCE * Math.abs(sum) || round === MAX_ROUNDS - 1) return pairsOf(found, count);
    last = sum;
    basis = orthonormal(image);
  }
  throw new Error('unreachable: the last round returns');
}

const orthonormal = (matrix: Matrix): Matrix => new QrDecomposition(matrix).orthogonalMatrix;

/** symmetric · thin, a row of the result at a time. */
function multiply(symmetric: Float64Array, thin: Matrix): Matrix {
  const [width, columns] = [thin.rows, thin.columns];
  const flat = Float64Array.from(thin.to1DArray());
  const out = new Matrix(width, columns);
  const sums = new Float64Array(columns);
  for (let i = 0; i < width; i++) {
    sums.fill(0);
    for (let k = 0; k < width; k++) {
      const factor = symmetric[i * width + k] as number;
      const offset = k * columns;
      for (let j = 0; j < columns; j++) (sums[j] as number) += factor * (flat[offset + j] as number);
    }
    out.setRow(i, sums);
  }
  return out;
}

interface RitzPairs {
  readonly values: readonly number[];
  /** Column j belongs to value j. */
  readonly vectors: Matrix;
}

/** Eigenpairs of the matrix seen from inside the basis, largest first. */
function rayleighRitz(basis: Matrix, image: Matrix): RitzPairs {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(basis.transpose().mmul(image), {
    assumeSymmetric: true,
  });
  const order = realEigenvalues.map((_, i) => i).sort((a, b) => (realEigenvalues[b] ?? 0) - (realEigenvalues[a] ?? 0));
  return {
    values: order.map((i) => realEigenvalues[i] ?? 0),
    vectors: basis.mmul(eigenvectorMatrix.subMatrixColumn(order)),
  };
}

function pairsOf({ values, vectors }: RitzPairs, count: number): Eigenpairs {
  const kept = Math.min(count, values.length);
  const flat = new Float64Array(kept * vectors.rows);
  for (let c = 0; c < kept; c++) flat.set(withPositivePeak(vectors.getColumn(c)), c * vectors.rows);
  return { values: Float64Array.from(values.slice(0, kept), (value) => Math.max(0, value)), vectors: flat };
}

function withPositivePeak(vector: readonly number[]): number[] {
  const peak = vector.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
  return vector.map((value) => (peak < 0 ? -value : value));
}
