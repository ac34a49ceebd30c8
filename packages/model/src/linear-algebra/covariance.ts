import { rowOf, type DenseMatrix } from './dense-matrix.ts';

/** Means and covariance of the columns. */
export interface Moments {
  /** [width] */
  readonly mean: Float64Array;
  /** [width, width], row-major, symmetric. */
  readonly covariance: Float64Array;
}

/** Mean and population covariance (divided by the number of rows) of the given rows; zeros when there are none. */
export function momentsOf(matrix: DenseMatrix, rows: Int32Array): Moments {
  const mean = meanOf(matrix, rows);
  const covariance = new Float64Array(matrix.width * matrix.width);
  // Four rows share one pass over the sums: the sums are what is slow to reach.
  for (let start = 0; start < rows.length; start += 4) {
    const centred = [0, 1, 2, 3].map((i) => centredRow(matrix, rows[start + i], mean)) as Four;
    addOuterProducts(covariance, centred, matrix.width);
  }
  mirrorScaled(covariance, matrix.width, rows.length === 0 ? 0 : 1 / rows.length);
  return { mean, covariance };
}

type Four = [Float64Array, Float64Array, Float64Array, Float64Array];

function meanOf(matrix: DenseMatrix, rows: Int32Array): Float64Array {
  const mean = new Float64Array(matrix.width);
  for (const row of rows) {
    const values = rowOf(matrix, row);
    for (let k = 0; k < mean.length; k++) mean[k] = (mean[k] ?? 0) + (values[k] ?? 0);
  }
  return mean.map((sum) => sum / rows.length);
}

/** Zeros past the last row. */
function centredRow(matrix: DenseMatrix, row: number | undefined, mean: Float64Array): Float64Array {
  const centred = new Float64Array(mean.length);
  if (row === undefined) return centred;
  const values = rowOf(matrix, row);
  for (let k = 0; k < centred.length; k++) centred[k] = (values[k] ?? 0) - (mean[k] ?? 0);
  return centred;
}

/** Upper triangle only. */
function addOuterProducts(sums: Float64Array, [r0, r1, r2, r3]: Four, width: number): void {
  for (let i = 0; i < width; i++) {
    const [a, b, c, d] = [r0[i] as number, r1[i] as number, r2[i] as number, r3[i] as number];
    const offset = i * width;
    for (let j = i; j < width; j++) {
      (sums[offset + j] as number) +=
        a * (r0[j] as number) + b * (r1[j] as number) + c * (r2[j] as number) + d * (r3[j] as number);
    }
  }
}

function mirrorScaled(sums: Float64Array, width: number, scale: number): void {
  for (let i = 0; i < width; i++) {
    for (let j = i; j < width; j++) {
      const value = (sums[i * width + j] ?? 0) * scale;
      sums[i * width + j] = value;
      sums[j * width + i] = value;
    }
  }
}
