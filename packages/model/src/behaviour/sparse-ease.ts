import { problem } from '@fusionrank/domain/problem';
import type { OnProgress } from '@fusionrank/domain/progress';
import { TopK } from '../linear-algebra/top-k.ts';
import { solveCholesky } from './cholesky.ts';
import { sparseRow, transposed, type SparseMatrix } from './sparse-matrix.ts';
import { sparseProduct } from './sparse-product.ts';

export interface SparseEaseSettings {
  /** λ of the ridge: > 0. */
  readonly lambda: number;
  /** Items that an item's regression may use, those of largest co-occurrence: 200 unless told. Costs its cube per item. */
  readonly perItem?: number;
}

export interface SparseEaseRun {
  readonly onProgress?: OnProgress;
  /** Stops between items with INTERRUPTED. */
  readonly signal?: AbortSignal;
}

/**
 * EASE for catalogues too large for an inverse. A column of EASE's B is a ridge regression of that item on all others
 * (Steck, 2019); here it is on those that co-occur most with it, chosen beforehand as in fsSLIM (Ning & Karypis, 2011):
 *
 *     b_j = (G_NN + λI)⁻¹ G_Nj        N: the items of largest G_ij = Σ_u x_ui x_uj
 *
 * With N all other items it is EASE. Returns B [items, items], row i as in fitEase. Memory: the cells of XᵀX.
 */
export function fitSparseEase(
  weights: SparseMatrix,
  settings: SparseEaseSettings,
  run: SparseEaseRun = {},
): SparseMatrix {
  const { lambda } = settings;
  if (!(lambda > 0)) throw problem('INVALID_INPUT', `EASE: expected a λ above 0, got ${lambda}`);
  const gram = sparseProduct(transposed(weights), weights);
  const fit = columnSolver(gram, settings);
  const columns: Column[] = [];
  for (let item = 0; item < gram.rows; item++) {
    if (run.signal?.aborted === true)
      throw problem('INTERRUPTED', `item weights were stopped after ${item} of ${gram.rows} items`);
    if (item % 100 === 0) run.onProgress?.({ stage: 'item weights', done: item, total: gram.rows });
    columns.push(fit(item));
  }
  run.onProgress?.({ stage: 'item weights', done: gram.rows, total: gram.rows });
  return transposed(byColumn(columns));
}

interface Column {
  /** Rising. */
  readonly rows: Int32Array;
  readonly values: Float64Array;
}

function columnSolver(gram: SparseMatrix, { lambda, perItem = 200 }: SparseEaseSettings): (item: number) => Column {
  /** Place of an item among the neighbours, −1 between two solutions. */
  const places = new Int32Array(gram.rows).fill(-1);
  return (item) => {
    const top = new TopK(perItem);
    const { indices, values } = sparseRow(gram, item);
    indices.forEach((other, i) => {
      if (other !== item) top.offer(other, values[i] as number);
    });
    const rows = top.result().rows.sort();
    const system = new Float64Array(rows.length * rows.length);
    const target = new Float64Array(rows.length);
    rows.forEach((row, place) => (places[row] = place));
    indices.forEach((other, i) => {
      if ((places[other] as number) >= 0) target[places[other] as number] = values[i] as number;
    });
    rows.forEach((row, place) => {
      readPlaces(sparseRow(gram, row), places, system.subarray(place * rows.length, (place + 1) * rows.length));
      (system[place * rows.length + place] as number) += lambda;
    });
    for (const row of rows) places[row] = -1;
    solveCholesky(system, target, rows.length);
    return { rows, values: target };
  };
}

function readPlaces(
  { indices, values }: { readonly indices: Int32Array; readonly values: Float32Array },
  places: Int32Array,
  into: Float64Array,
): void {
  for (let i = 0; i < indices.length; i++) {
    const place = places[indices[i] as number] as number;
    if (place >= 0) into[place] = values[i] as number;
  }
}

/** The columns as rows of a matrix. */
function byColumn(columns: readonly Column[]): SparseMatrix {
  const starts = new Int32Array(columns.length + 1);
  columns.forEach(({ rows }, i) => (starts[i + 1] = (starts[i] as number) + rows.length));
  const indices = new Int32Array(starts[columns.length] as number);
  const values = new Float32Array(indices.length);
  columns.forEach((column, i) => {
    indices.set(column.rows, starts[i]);
    values.set(column.values, starts[i]);
  });
  return { rows: columns.length, columns: columns.length, starts, indices, values };
}
