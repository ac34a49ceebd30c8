import { problem } from '@fusionrank/domain/problem';
import type { OnProgress } from '@fusionrank/domain/progress';
import { createRng, type Rng } from '@fusionrank/domain/rng';
import type { CollaborativeFactors } from './ials.ts';
import { positiveCells } from './interaction-graph.ts';
import { sparseRow, transposed, type SparseMatrix } from './sparse-matrix.ts';

export interface BprSettings {
  /** Width of a factor. */
  readonly width: number;
  readonly learningRate: number;
  /** L2 on the three factors of a step: ≥ 0. */
  readonly regularization: number;
  readonly epochs: number;
  readonly seed: number;
}

export interface BprRun {
  /** Called after each epoch (from 1) with the live factors, which the next epoch changes: copy what is to be kept. */
  readonly onEpoch?: (factors: CollaborativeFactors, epoch: number) => 'go on' | 'stop';
  readonly onProgress?: OnProgress;
  /** Stops between epochs with INTERRUPTED. */
  readonly signal?: AbortSignal;
}

/**
 * Matrix factorisation by Bayesian personalised ranking (Rendle et al., 2009): stochastic gradient steps on
 * −ln σ(x_ui − x_uj) + ½λ‖·‖² for each touched item i and an item j drawn uniformly from those that somebody touched but
 * this user didn't. An epoch takes each positive cell once, in a new order.
 */
export function trainBpr(weights: SparseMatrix, settings: BprSettings, run: BprRun = {}): CollaborativeFactors {
  const positive = positiveCells(weights);
  const rng = createRng(`bpr/${settings.seed}`);
  const factors = {
    width: settings.width,
    users: initialRows(positive, settings.width, rng.fork('users')),
    items: initialRows(transposed(positive), settings.width, rng.fork('items')),
  };
  const pairs = pairsOf(positive);
  const drawNegative = negativeSampler(positive);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    if (run.signal?.aborted === true)
      throw problem('INTERRUPTED', `pairwise ranking was stopped after ${epoch} of ${settings.epochs} epochs`);
    run.onProgress?.({ stage: 'pairwise ranking', done: epoch, total: settings.epochs });
    const order = rng.fork(`epoch/${epoch}`);
    shuffleInPlace(pairs.order, order);
    for (const cell of pairs.order) {
      const [user, item] = [pairs.users[cell] as number, pairs.items[cell] as number];
      const negative = drawNegative(user, order);
      if (negative >= 0) bprStep(factors, { user, item, negative }, settings);
    }
    if (run.onEpoch?.(factors, epoch + 1) === 'stop') break;
  }
  run.onProgress?.({ stage: 'pairwise ranking', done: settings.epochs, total: settings.epochs });
  return factors;
}

/** A user, an item they touched and one they didn't. */
export interface BprTriple {
  readonly user: number;
  readonly item: number;
  readonly negative: number;
}

/** One gradient step, in place. */
export function bprStep(
  { width, users, items }: CollaborativeFactors,
  { user, item, negative }: BprTriple,
  { learningRate, regularization }: Pick<BprSettings, 'learningRate' | 'regularization'>,
): void {
  const [u, i, j] = [user * width, item * width, negative * width];
  let margin = 0;
  for (let k = 0; k < width; k++)
    margin += (users[u + k] as number) * ((items[i + k] as number) - (items[j + k] as number));
  const pull = 1 / (1 + Math.exp(margin));
  for (let k = 0; k < width; k++) {
    const [x, y, z] = [users[u + k] as number, items[i + k] as number, items[j + k] as number];
    users[u + k] = x + learningRate * (pull * (y - z) - regularization * x);
    items[i + k] = y + learningRate * (pull * x - regularization * y);
    items[j + k] = z - learningRate * (pull * x + regularization * z);
  }
}

/** Small normal numbers in the rows that have a cell, zeros in the others. */
export function initialRows(positive: SparseMatrix, width: number, rng: Rng): Float32Array {
  const values = new Float32Array(positive.rows * width);
  for (let row = 0; row < positive.rows; row++) {
    if (positive.starts[row] === positive.starts[row + 1]) continue;
    for (let k = 0; k < width; k++) values[row * width + k] = rng.normal() * 0.1;
  }
  return values;
}

export interface PositivePairs {
  /** [cells] */
  readonly users: Int32Array;
  /** [cells] */
  readonly items: Int32Array;
  /** [cells]: places in the two others, to be shuffled. */
  readonly order: Int32Array;
}

/** The cells of a matrix one by one. */
export function pairsOf(positive: SparseMatrix): PositivePairs {
  const users = new Int32Array(positive.indices.length);
  for (let row = 0; row < positive.rows; row++) users.fill(row, positive.starts[row], positive.starts[row + 1]);
  return { users, items: positive.indices, order: Int32Array.from(users.keys()) };
}

/** Fisher–Yates. */
export function shuffleInPlace(values: Int32Array, rng: Rng): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = rng.below(i + 1);
    const swap = values[i] as number;
    values[i] = values[j] as number;
    values[j] = swap;
  }
}

/** Draws until it finds an item that the user didn't touch; −1 when they touched all that anybody did. */
function negativeSampler(positive: SparseMatrix): (user: number, rng: Rng) => number {
  const known = Int32Array.from(new Set(positive.indices)).sort();
  return (user, rng) => {
    const { indices } = sparseRow(positive, user);
    if (indices.length >= known.length) return -1;
    for (;;) {
      const item = known[rng.below(known.length)] as number;
      if (!indices.includes(item)) return item;
    }
  };
}
