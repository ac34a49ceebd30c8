import type { DenseMatrix } from '../linear-algebra/dense-matrix.ts';
import type { CollaborativeFactors } from './ials.ts';
import type { InteractionGraph } from './interaction-graph.ts';
import type { SparseMatrix } from './sparse-matrix.ts';
import { sparseProduct, sparseTimesDense } from './sparse-product.ts';

/**
 * The mean of a factor and what comes to it over 1 … `layers` steps of the interaction graph (LightGCN; He et al., 2020):
 *
 *     users_{l+1} = R̃ · items_l      items_{l+1} = R̃ᵀ · users_l
 *
 * Linear and symmetric: a loss's gradient by the base factors is the same propagation of its gradient by the result.
 */
export function propagateFactors(
  graph: InteractionGraph,
  base: CollaborativeFactors,
  layers: number,
): CollaborativeFactors {
  const { width } = base;
  const mean = { users: base.users.slice(), items: base.items.slice() };
  let users: DenseMatrix = { count: graph.byUser.rows, width, values: base.users };
  let items: DenseMatrix = { count: graph.byItem.rows, width, values: base.items };
  for (let layer = 0; layer < layers; layer++) {
    [users, items] = [sparseTimesDense(graph.byUser, items), sparseTimesDense(graph.byItem, users)];
    addScaled(mean.users, users.values, 1);
    addScaled(mean.items, items.values, 1);
  }
  scale(mean.users, 1 / (layers + 1));
  scale(mean.items, 1 / (layers + 1));
  return { width, ...mean };
}

/** S^hops · X: rows of X [items, width] spread over an item–item graph. */
export function propagateItems(graph: SparseMatrix, items: DenseMatrix, hops: number): DenseMatrix {
  let spread = items;
  for (let hop = 0; hop < hops; hop++) spread = sparseTimesDense(graph, spread);
  return spread;
}

/** R · S^hops [users, items]: what users touched, spread over an item–item graph. */
export function propagateProfiles(histories: SparseMatrix, graph: SparseMatrix, hops: number): SparseMatrix {
  let spread = histories;
  for (let hop = 0; hop < hops; hop++) spread = sparseProduct(spread, graph);
  return spread;
}

/** sums += factor · values */
export function addScaled(sums: Float32Array, values: Float32Array, factor: number): void {
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + factor * (values[i] as number);
}

function scale(values: Float32Array, factor: number): void {
  for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) * factor;
}
