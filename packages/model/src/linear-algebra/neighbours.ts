import { createCosineScan } from './cosine-scan.ts';
import { rowOf, type DenseMatrix } from './dense-matrix.ts';
import type { RowScores } from './top-k.ts';

/** The nearest of each row, nearest first. */
export interface NeighbourTable {
  readonly perRow: number;
  /** [rows, perRow]: index of the neighbour, −1 where there are fewer. */
  readonly indices: Int32Array;
  /** [rows, perRow]: similarity, larger is nearer; 0 where there is none. */
  readonly similarities: Float32Array;
}

/** The `perRow` nearest others of every present row by cosine, exact: costs rows² · width. */
export function cosineNeighbours(matrix: DenseMatrix, perRow: number, present?: Uint8Array): NeighbourTable {
  const scan = createCosineScan(matrix, present);
  return neighbourTable({ rows: matrix.count, perRow }, (row) =>
    present?.[row] === 0 ? NO_NEIGHBOURS : scan.nearest(rowOf(matrix, row), { k: perRow, exclude: row }),
  );
}

const NO_NEIGHBOURS: RowScores = { rows: new Int32Array(0), scores: new Float32Array(0) };

/** A table from what is nearest to each row, nearest first, at most `perRow`. */
export function neighbourTable(
  { rows, perRow }: { readonly rows: number; readonly perRow: number },
  nearestOf: (row: number) => RowScores,
): NeighbourTable {
  const indices = new Int32Array(rows * perRow).fill(-1);
  const similarities = new Float32Array(rows * perRow);
  for (let row = 0; row < rows; row++) {
    const nearest = nearestOf(row);
    indices.set(nearest.rows, row * perRow);
    similarities.set(nearest.scores, row * perRow);
  }
  return { perRow, indices, similarities };
}
