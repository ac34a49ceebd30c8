import { createRng, shuffled } from '@fusionrank/domain/rng';
import { problem } from '@fusionrank/domain/problem';
import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { momentsOf } from './covariance.ts';
import { rowOf, type DenseMatrix } from './dense-matrix.ts';
import { cosine, toUnit } from './unit.ts';

/** x · matrix + bias. */
export interface LinearMap {
  readonly inputWidth: number;
  readonly outputWidth: number;
  /** [inputWidth, outputWidth], row-major. */
  readonly matrix: Float32Array;
  /** [outputWidth] */
  readonly bias: Float32Array;
}

export interface RidgeRequest {
  /** Aligned: row i of `inputs` belongs to row i of `outputs`. */
  readonly inputs: DenseMatrix;
  readonly outputs: DenseMatrix;
  /** Rows that have both; all unless told. */
  readonly present?: Uint8Array;
  readonly seed: number | string;
  /** Tried on the held-out tenth of the rows; per row of data, so that one grid serves every size. */
  readonly lambdas?: readonly number[];
}

export interface RidgeFit {
  readonly map: LinearMap;
  readonly lambda: number;
  /** Mean cosine of mapped and true outputs on the held-out tenth, in [−1, 1]. */
  readonly heldOutCosine: number;
}

const DEFAULT_LAMBDAS = [1e-5, 1e-4, 1e-3, 1e-2, 1e-1];

/**
 * Ridge regression in closed form (Hoerl & Kennard, 1970), inputs and outputs centred: (XᵀX/n + λI)⁻¹ XᵀY/n. λ is the one
 * of highest cosine on held-out rows; the map returned is fitted on all rows. Throws INVALID_INPUT below 20 rows.
 */
export function fitRidge(request: RidgeRequest): RidgeFit {
  const { inputs, outputs, present, seed, lambdas = DEFAULT_LAMBDAS } = request;
  const rows = Array.from({ length: inputs.count }, (_, row) => row).filter(
    (row) => present === undefined || present[row] === 1,
  );
  if (rows.length < 20)
    throw problem('INVALID_INPUT', `ridge regression: expected at least 20 rows, got ${rows.length}`);
  const order = shuffled(rows, createRng(seed));
  const heldOut = order.slice(0, Math.ceil(order.length / 10));
  const joined = joinedColumns(inputs, outputs);
  const training = equationsOf(joined, order.slice(heldOut.length));
  const tried = lambdas.map((lambda) => {
    const map = solve(training, { inputWidth: inputs.width, lambda });
    return { lambda, heldOutCosine: meanCosine(map, request, heldOut) };
  });
  const best = tried.reduce((a, b) => (b.heldOutCosine > a.heldOutCosine ? b : a));
  return { ...best, map: solve(equationsOf(joined, rows), { inputWidth: inputs.width, lambda: best.lambda }) };
}

/** x · matrix + bias at unit length. Throws RangeError on another width. */
export function mapToUnit({ inputWidth, outputWidth, matrix, bias }: LinearMap, input: Float32Array): Float32Array {
  if (input.length !== inputWidth)
    throw new RangeError(`expected a vector of ${inputWidth} numbers, got ${input.length}`);
  const out = Float32Array.from(bias);
  input.forEach((x, i) => {
    for (let j = 0; j < outputWidth; j++) out[j] = (out[j] ?? 0) + x * (matrix[i * outputWidth + j] ?? 0);
  });
  return toUnit(out);
}

/** [inputs | outputs]: one covariance holds XᵀX and XᵀY. */
function joinedColumns(inputs: DenseMatrix, outputs: DenseMatrix): DenseMatrix {
  const width = inputs.width + outputs.width;
  const values = new Float32Array(inputs.count * width);
  for (let row = 0; row < inputs.count; row++) {
    values.set(rowOf(inputs, row), row * width);
    values.set(rowOf(outputs, row), row * width + inputs.width);
  }
  return { count: inputs.count, width, values };
}

interface Equations {
  readonly mean: Float64Array;
  readonly covariance: Matrix;
}

function equationsOf(joined: DenseMatrix, rows: readonly number[]): Equations {
  const { mean, covariance } = momentsOf(joined, Int32Array.from(rows).sort());
  return { mean, covariance: Matrix.from1DArray(joined.width, joined.width, Array.from(covariance)) };
}

function solve(
  { mean, covariance }: Equations,
  { inputWidth, lambda }: { inputWidth: number; lambda: number },
): LinearMap {
  const last = mean.length - 1;
  const gram = covariance.subMatrix(0, inputWidth - 1, 0, inputWidth - 1).add(Matrix.eye(inputWidth).mul(lambda));
  const weights = new CholeskyDecomposition(gram).solve(covariance.subMatrix(0, inputWidth - 1, inputWidth, last));
  const inputMean = Matrix.rowVector(Array.from(mean.subarray(0, inputWidth)));
  const outputMean = Matrix.rowVector(Array.from(mean.subarray(inputWidth)));
  return {
    inputWidth,
    outputWidth: last + 1 - inputWidth,
    matrix: Float32Array.from(weights.to1DArray()),
    bias: Float32Array.from(outputMean.sub(inputMean.mmul(weights)).to1DArray()),
  };
}

function meanCosine(map: LinearMap, { inputs, outputs }: RidgeRequest, rows: readonly number[]): number {
  const cosines = rows.map((row) => cosine(mapToUnit(map, rowOf(inputs, row)), rowOf(outputs, row)));
  return cosines.reduce((sum, value) => sum + value, 0) / cosines.length;
}
