import type { DenseMatrix } from '../../linear-algebra/dense-matrix.ts';
import { dot } from '../../linear-algebra/dot.ts';
import type { SparseMatrix } from '../sparse-matrix.ts';
import type { ScoreRow } from './score-row.ts';

/**
 * What one item says of another, held four ways: as a sparse or a dense matrix [items, items], as the product of two factors
 * [items, width], or as likeness of features [items, features], A·Aᵀ.
 */
export type ItemLinks =
  | { readonly kind: 'sparse'; readonly matrix: SparseMatrix }
  | { readonly kind: 'dense'; readonly matrix: DenseMatrix }
  | { readonly kind: 'factors'; readonly from: DenseMatrix; readonly to: DenseMatrix }
  | { readonly kind: 'features'; readonly matrix: SparseMatrix };

/** Some items of a history, and how much each counts. */
export interface WeighedItems {
  readonly items: Int32Array;
  readonly weights: Float32Array;
}

/** Writes Σ weight · link(item, ·) over `out` [items]. */
export function linkScores(links: ItemLinks, asked: WeighedItems, out: Float32Array): void {
  out.fill(0);
  switch (links.kind) {
    case 'sparse': {
      addSparseRows(links.matrix, asked, out);
      return;
    }
    case 'dense': {
      addDenseRows(links.matrix, asked, out);
      return;
    }
    case 'factors': {
      multiplyRows(links.to, mixedFactor(links.from, asked), out);
      return;
    }
    case 'features': {
      multiplyFeatures(links.matrix, asked, out);
      return;
    }
  }
}

/** Writes Σ weight · link(item, ·) over `row`; of sparse links only what they say. */
export function addLinkScores(links: ItemLinks, asked: WeighedItems, row: ScoreRow): void {
  if (links.kind !== 'sparse') {
    row.writeAll((values) => linkScores(links, asked, values));
    return;
  }
  row.clear();
  const { starts, indices, values } = links.matrix;
  asked.items.forEach((item, k) => {
    const weight = asked.weights[k] as number;
    const end = starts[item + 1] as number;
    for (let i = starts[item] as number; i < end; i++) row.add(indices[i] as number, weight * (values[i] as number));
  });
}

function addSparseRows(
  { starts, indices, values }: SparseMatrix,
  { items, weights }: WeighedItems,
  out: Float32Array,
): void {
  for (let k = 0; k < items.length; k++) {
    const item = items[k] as number;
    const weight = weights[k] as number;
    for (let i = starts[item] as number; i < (starts[item + 1] as number); i++) {
      const column = indices[i] as number;
      out[column] = (out[column] as number) + weight * (values[i] as number);
    }
  }
}

function addDenseRows({ width, values }: DenseMatrix, { items, weights }: WeighedItems, out: Float32Array): void {
  for (let k = 0; k < items.length; k++) {
    const start = (items[k] as number) * width;
    const weight = weights[k] as number;
    for (let i = 0; i < width; i++) out[i] = (out[i] as number) + weight * (values[start + i] as number);
  }
}

function mixedFactor({ width, values }: DenseMatrix, { items, weights }: WeighedItems): Float32Array {
  const mixed = new Float32Array(width);
  for (let k = 0; k < items.length; k++) {
    const start = (items[k] as number) * width;
    for (let i = 0; i < width; i++)
      mixed[i] = (mixed[i] as number) + (weights[k] as number) * (values[start + i] as number);
  }
  return mixed;
}

/** Rows of a matrix times one vector, written over `out`. */
export function multiplyRows({ count, width, values }: DenseMatrix, vector: Float32Array, out: Float32Array): void {
  for (let row = 0; row < count; row++) out[row] = dot(values, row * width, vector);
}

function multiplyFeatures(matrix: SparseMatrix, asked: WeighedItems, out: Float32Array): void {
  const profile = new Float32Array(matrix.columns);
  addSparseRows(matrix, asked, profile);
  const { rows, starts, indices, values } = matrix;
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let i = starts[row] as number; i < (starts[row + 1] as number); i++)
      sum += (values[i] as number) * (profile[indices[i] as number] as number);
    out[row] = sum;
  }
}
