import type { OnProgress } from '@fusionrank/domain/progress';
import { problem } from '@fusionrank/domain/problem';
import { createRng } from '@fusionrank/domain/rng';
import { factorSolver } from './factor-solver.ts';
import { sparseRow, transposed, type SparseMatrix } from './sparse-matrix.ts';

export interface IalsSettings {
  /** Width of a factor. */
  readonly factors: number;
  /** λ, scaled by how often the user or item occurs (Rendle et al., 2022): > 0. */
  readonly regularization: number;
  /** Confidence of an interaction of weight w against the cells without one: 1 + alpha · w. */
  readonly alpha: number;
  readonly iterations: number;
  readonly seed: number;
}

/** Row-major factors; a user or item without interactions has zeros, and is to be treated as missing. */
export interface CollaborativeFactors {
  readonly width: number;
  /** [users, width] */
  readonly users: Float32Array;
  /** [items, width] */
  readonly items: Float32Array;
}

export interface IalsRun {
  readonly onProgress?: OnProgress;
  /** Stops between two sweeps with INTERRUPTED. */
  readonly signal?: AbortSignal;
}

/**
 * Implicit-feedback matrix factorisation by alternating least squares: cells with an interaction are 1 with confidence
 * 1 + alpha · weight, all others 0 with confidence 1 (Hu, Koren & Volinsky, 2008). Weights ≤ 0 count as no interaction.
 * Same matrix, settings and seed: same factors.
 */
export function trainIals(weights: SparseMatrix, settings: IalsSettings, run: IalsRun = {}): CollaborativeFactors {
  const { factors: width, iterations } = settings;
  const byItem = transposed(weights);
  const items = initial(byItem, settings);
  const users = new Float32Array(weights.rows * width);
  for (let sweep = 0; sweep < iterations; sweep++) {
    if (run.signal?.aborted === true)
      throw problem('INTERRUPTED', `collaborative filtering was stopped after ${sweep} of ${iterations} sweeps`);
    run.onProgress?.({ stage: 'collaborative filtering', done: sweep, total: iterations });
    solveRows(weights, { fixed: items, solved: users, settings });
    solveRows(byItem, { fixed: users, solved: items, settings });
  }
  run.onProgress?.({ stage: 'collaborative filtering', done: iterations, total: iterations });
  return { width, users, items };
}

/** What a user touched: item indices and weights. */
export interface TouchedItems {
  readonly indices: Int32Array;
  readonly values: Float32Array;
}

/**
 * Gives the factors of users who were not trained on: the same least squares with the items held fixed; zeros for one who
 * touched nothing.
 */
export function userFolding(items: Float32Array, settings: IalsSettings): (touched: TouchedItems) => Float32Array {
  const solve = factorSolver(items, settings);
  return ({ indices, values }) => Float32Array.from(solve(indices, values));
}

interface HalfSweep {
  readonly fixed: Float32Array;
  readonly solved: Float32Array;
  readonly settings: IalsSettings;
}

function solveRows(matrix: SparseMatrix, { fixed, solved, settings }: HalfSweep): void {
  const solve = factorSolver(fixed, settings);
  for (let row = 0; row < matrix.rows; row++) {
    const { indices, values } = sparseRow(matrix, row);
    solved.set(solve(indices, values), row * settings.factors);
  }
}

/** Small random factors for items that somebody touched, zeros for the others. */
function initial(byItem: SparseMatrix, { factors, seed }: IalsSettings): Float32Array {
  const rng = createRng(`ials/${seed}`);
  const values = new Float32Array(byItem.rows * factors);
  for (let item = 0; item < byItem.rows; item++) {
    if (!sparseRow(byItem, item).values.some((weight) => weight > 0)) continue;
    for (let k = 0; k < factors; k++) values[item * factors + k] = rng.normal() * 0.1;
  }
  return values;
}
