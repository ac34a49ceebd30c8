import { problem } from '@fusionrank/domain/problem';
import type { OnProgress } from '@fusionrank/domain/progress';
import type { DenseMatrix } from '../linear-algebra/dense-matrix.ts';
import { openGemm, type Gemm } from '../linear-algebra/gemm.ts';
import { invertSpd } from '../linear-algebra/spd-inverse.ts';
import type { TouchedItems } from './ials.ts';
import { sparseRow, type SparseMatrix } from './sparse-matrix.ts';

export interface EaseSettings {
  /** λ of the ridge: > 0. 100 to 1,000 on most shops; to be chosen on validation. */
  readonly lambda: number;
}

export interface EaseRun {
  /** Opened on all cores unless given. */
  readonly gemm?: Gemm;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/** Items above which the matrix of [items, items] is too much: 1.6 GB, and some minutes on two cores. */
export const DENSE_EASE_LIMIT = 20_000;

/**
 * Item–item weights B in closed form (EASE; Steck, 2019): the B of zero diagonal that minimises ‖X − X·B‖² + λ‖B‖², which is
 * B_ij = −P_ij / P_jj of P = (XᵀX + λI)⁻¹. Returns [items, items]; row i holds what having touched item i says of each item.
 * Throws INVALID_INPUT when λ isn't above 0, or above DENSE_EASE_LIMIT items: fitSparseEase is for those.
 */
export async function fitEase(
  weights: SparseMatrix,
  { lambda }: EaseSettings,
  run: EaseRun = {},
): Promise<DenseMatrix> {
  if (!(lambda > 0)) throw problem('INVALID_INPUT', `EASE: expected a λ above 0, got ${lambda}`);
  if (weights.columns > DENSE_EASE_LIMIT)
    throw problem('INVALID_INPUT', `EASE: expected at most ${DENSE_EASE_LIMIT} items, got ${weights.columns}`);
  const inverse = gramMatrix(weights, lambda);
  await invertSpd(inverse, run.gemm ?? (await openGemm()), run);
  divideByDiagonal(inverse);
  return inverse;
}

/** XᵀX + λI in the lower triangle, zeros above. */
function gramMatrix(weights: SparseMatrix, lambda: number): DenseMatrix {
  const size = weights.columns;
  const gram = new Float32Array(size * size);
  for (let row = 0; row < weights.rows; row++) {
    const { indices, values } = sparseRow(weights, row);
    for (let a = 0; a < indices.length; a++) {
      const target = (indices[a] as number) * size;
      for (let b = 0; b <= a; b++)
        (gram[target + (indices[b] as number)] as number) += (values[a] as number) * (values[b] as number);
    }
  }
  for (let item = 0; item < size; item++) (gram[item * size + item] as number) += lambda;
  return { count: size, width: size, values: gram };
}

function divideByDiagonal({ width: size, values }: DenseMatrix): void {
  const scales = Float64Array.from({ length: size }, (_, item) => -1 / (values[item * size + item] as number));
  for (let i = 0; i < size; i++) {
    const row = i * size;
    for (let j = 0; j < size; j++) values[row + j] = (values[row + j] as number) * (scales[j] as number);
    values[row + i] = 0;
  }
}

/** Scores of all items for one history, x·B, written over `out` [items]: the sum of the rows of the items touched. */
export function easeScores(model: DenseMatrix | SparseMatrix, history: TouchedItems, out: Float32Array): void {
  out.fill(0);
  history.indices.forEach((row, i) => {
    const factor = history.values[i] as number;
    if ('starts' in model) addSparseRow(model, { row, factor, out });
    else addDenseRow(model, { row, factor, out });
  });
}

interface RowAddition {
  readonly row: number;
  readonly factor: number;
  readonly out: Float32Array;
}

function addDenseRow({ width, values }: DenseMatrix, { row, factor, out }: RowAddition): void {
  const start = row * width;
  for (let j = 0; j < width; j++) out[j] = (out[j] as number) + factor * (values[start + j] as number);
}

function addSparseRow({ starts, indices, values }: SparseMatrix, { row, factor, out }: RowAddition): void {
  for (let i = starts[row] as number; i < (starts[row + 1] as number); i++) {
    const column = indices[i] as number;
    out[column] = (out[column] as number) + factor * (values[i] as number);
  }
}

/** How many more multiplications a dense product does in the time of our loops. */
const PRODUCT_SPEEDUP = 32;

/** Scores [users, items] of many histories at once: a dense product where histories are long enough to gain by it. */
export async function easeScoresOfMany(model: DenseMatrix, histories: SparseMatrix, gemm: Gemm): Promise<DenseMatrix> {
  const scores = new Float32Array(histories.rows * model.width);
  const cells = histories.rows * histories.columns;
  if (histories.indices.length * PRODUCT_SPEEDUP > cells)
    return gemm.multiply(dense(histories), model, { into: scores });
  for (let user = 0; user < histories.rows; user++)
    easeScores(model, sparseRow(histories, user), scores.subarray(user * model.width, (user + 1) * model.width));
  return { count: histories.rows, width: model.width, values: scores };
}

function dense(matrix: SparseMatrix): DenseMatrix {
  const values = new Float32Array(matrix.rows * matrix.columns);
  for (let row = 0; row < matrix.rows; row++) {
    const cells = sparseRow(matrix, row);
    cells.indices.forEach((column, i) => {
      values[row * matrix.columns + column] = cells.values[i] as number;
    });
  }
  return { count: matrix.rows, width: matrix.columns, values };
}
