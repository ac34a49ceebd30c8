import { transposed, type SparseMatrix } from './sparse-matrix.ts';

/** Who touched what, each cell divided by √(n_u · n_i): R̃ = D_u^−½ R D_i^−½. */
export interface InteractionGraph {
  /** R̃ [users, items] */
  readonly byUser: SparseMatrix;
  /** R̃ᵀ [items, users] */
  readonly byItem: SparseMatrix;
}

/** Cells of positive weight count 1, others nothing; n counts the cells that count. R̃'s largest singular value is 1. */
export function interactionGraph(weights: SparseMatrix): InteractionGraph {
  const positive = positiveCells(weights);
  const byUser = scaledCells(positive, inverseRoots(rowSums(positive)), inverseRoots(rowSums(transposed(positive))));
  return { byUser, byItem: transposed(byUser) };
}

/** The cells of positive weight, with 1 in each. */
export function positiveCells({ rows, columns, starts, indices, values }: SparseMatrix): SparseMatrix {
  const kept = values.reduce((count, value) => count + (value > 0 ? 1 : 0), 0);
  const out = {
    starts: new Int32Array(rows + 1),
    indices: new Int32Array(kept),
    values: new Float32Array(kept).fill(1),
  };
  let place = 0;
  for (let row = 0; row < rows; row++) {
    for (let i = starts[row] as number; i < (starts[row + 1] as number); i++)
      if ((values[i] as number) > 0) out.indices[place++] = indices[i] as number;
    out.starts[row + 1] = place;
  }
  return { rows, columns, ...out };
}

/** [rows] */
export function rowSums({ rows, starts, values }: SparseMatrix): Float64Array {
  const sums = new Float64Array(rows);
  for (let row = 0; row < rows; row++)
    for (let i = starts[row] as number; i < (starts[row + 1] as number); i++)
      (sums[row] as number) += values[i] as number;
  return sums;
}

/** x^−½; 0 stays 0. */
export const inverseRoots = (values: Float64Array): Float64Array =>
  values.map((value) => (value > 0 ? 1 / Math.sqrt(value) : 0));

/** Each cell times its row's and its column's factor. */
export function scaledCells(matrix: SparseMatrix, byRow: Float64Array, byColumn: Float64Array): SparseMatrix {
  const values = matrix.values.slice();
  for (let row = 0; row < matrix.rows; row++) {
    for (let i = matrix.starts[row] as number; i < (matrix.starts[row + 1] as number); i++)
      values[i] = (values[i] as number) * (byRow[row] as number) * (byColumn[matrix.indices[i] as number] as number);
  }
  return { ...matrix, values };
}
