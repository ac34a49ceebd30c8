import { rowOf, type DenseMatrix } from './dense-matrix.ts';
import { dot } from './dot.ts';
import { TopK, type RowScores } from './top-k.ts';

/** Exact nearest rows by cosine. */
export interface CosineScan {
  /** The k nearest of the query, nearest first, without `exclude`; empty for a query of zeros. */
  nearest(query: Float32Array, options: { readonly k: number; readonly exclude?: number }): RowScores;
}

/**
 * Prepares a scan over the rows that are present and not all zeros. The matrix is read, not copied: changing it makes
 * the lengths worked out here wrong. A scan costs rows · width: 44,000 × 64 take a few milliseconds.
 */
export function createCosineScan(matrix: DenseMatrix, present?: Uint8Array): CosineScan {
  const inverseLengths = new Float64Array(matrix.count);
  for (let row = 0; row < matrix.count; row++) {
    if (present === undefined || present[row] === 1) inverseLengths[row] = inverseLength(rowOf(matrix, row));
  }
  return {
    nearest: (query, { k, exclude }) => {
      if (query.length !== matrix.width)
        throw new RangeError(`expected a query of ${matrix.width} numbers, got ${query.length}`);
      const top = new TopK(k);
      const queryScale = inverseLength(query);
      if (queryScale === 0) return top.result();
      for (let row = 0; row < matrix.count; row++) {
        const scale = inverseLengths[row] as number;
        if (scale === 0 || row === exclude) continue;
        top.offer(row, dot(matrix.values, row * matrix.width, query) * scale * queryScale);
      }
      return top.result();
    },
  };
}

/** 1 / length, or 0 for zeros. */
function inverseLength(vector: Float32Array): number {
  const squares = dot(vector, 0, vector);
  return squares > 0 ? 1 / Math.sqrt(squares) : 0;
}
