import { TopK } from '../linear-algebra/top-k.ts';
import type { Neighbours } from './neighbours.ts';
import { sparseRow, transposed, type SparseMatrix } from './sparse-matrix.ts';

export interface CoVisitSettings {
  /** γ ≥ 0: a user with n items counts n^−γ. */
  readonly userDamping: number;
  /** β in [0, 1]: how much a popular neighbour is held back. */
  readonly popularityDamping: number;
  readonly perRow: number;
}

/**
 * Won on the validation split of Amazon Baby (19,445 users, 7,050 items, 118,551 interactions to learn from): Recall@20 0.0705,
 * against 0.0319 for plain cosine, 0.0341 to 0.0540 for walks (γ = 1) and 0.0482 for popularity.
 */
export const CO_VISIT_DEFAULTS: CoVisitSettings = { userDamping: 0.5, popularityDamping: 0.1, perRow: 100 };

/**
 * Item–item neighbours by the users they share, exact and sparse:
 *
 *     s(i, j) = Σ_u n_u^−γ / (n_i^(1−β) · n_j^β)        over users u who touched both
 *
 * n counts cells of positive weight. β = ½, γ = 0 is the cosine; γ = 1 is the three-step random walk with popularity penalty
 * (RP3β; Paudel et al., 2017). Items that share nobody have no neighbours. Costs the sum of the squared history lengths.
 */
export function coVisitNeighbours(weights: SparseMatrix, settings: CoVisitSettings = CO_VISIT_DEFAULTS): Neighbours {
  const { userDamping, popularityDamping, perRow } = settings;
  const byItem = transposed(weights);
  const itemCounts = positiveCounts(byItem);
  const userWeights = Float64Array.from(positiveCounts(weights), (n) => (n === 0 ? 0 : n ** -userDamping));
  const shared = new Float64Array(byItem.rows);
  const indices = new Int32Array(byItem.rows * perRow).fill(-1);
  const similarities = new Float32Array(indices.length);
  for (let item = 0; item < byItem.rows; item++) {
    const own = (itemCounts[item] as number) ** (1 - popularityDamping);
    const top = new TopK(perRow);
    for (const other of addSharedUsers({ weights, byItem, userWeights, shared }, item)) {
      const damping = own * (itemCounts[other] as number) ** popularityDamping;
      if (other !== item) top.offer(other, (shared[other] as number) / damping);
      shared[other] = 0;
    }
    const nearest = top.result();
    indices.set(nearest.rows, item * perRow);
    similarities.set(nearest.scores, item * perRow);
  }
  return { perRow, indices, similarities };
}

interface Sums {
  readonly weights: SparseMatrix;
  readonly byItem: SparseMatrix;
  readonly userWeights: Float64Array;
  /** [items], all zeros between two items. */
  readonly shared: Float64Array;
}

/** Adds each user's weight to the items they share with `item`; returns the items touched. */
function addSharedUsers({ weights, byItem, userWeights, shared }: Sums, item: number): readonly number[] {
  const touched: number[] = [];
  for (const user of positiveColumns(byItem, item)) {
    for (const other of positiveColumns(weights, user)) {
      if (shared[other] === 0) touched.push(other);
      (shared[other] as number) += userWeights[user] as number;
    }
  }
  return touched;
}

function positiveColumns(matrix: SparseMatrix, row: number): Int32Array {
  const { indices, values } = sparseRow(matrix, row);
  return indices.filter((_, i) => (values[i] as number) > 0);
}

const positiveCounts = (matrix: SparseMatrix): Int32Array =>
  Int32Array.from({ length: matrix.rows }, (_, row) => positiveColumns(matrix, row).length);

/** [items]: the sum of the similarities to a history's items, each times its weight; negative weights take back. */
export function coVisitScores(
  neighbours: Neighbours,
  history: { readonly indices: Int32Array; readonly values: Float32Array },
): Float32Array {
  const { perRow, indices, similarities } = neighbours;
  const scores = new Float32Array(indices.length / perRow);
  history.indices.forEach((item, i) => {
    for (let place = item * perRow; place < (item + 1) * perRow; place++) {
      const other = indices[place] as number;
      if (other >= 0) (scores[other] as number) += (history.values[i] as number) * (similarities[place] as number);
    }
  });
  return scores;
}
