/** A sparse matrix by rows: row r's columns and values stand at starts[r] … starts[r + 1] − 1. */
export interface SparseMatrix {
  readonly rows: number;
  readonly columns: number;
  /** [rows + 1] */
  readonly starts: Int32Array;
  /** Rising within a row. */
  readonly indices: Int32Array;
  readonly values: Float32Array;
}

export interface SparseEntry {
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

/** Entries in any order; those of one cell are added up. */
export function sparseMatrix(rows: number, columns: number, entries: Iterable<SparseEntry>): SparseMatrix {
  const cells = Array.from({ length: rows }, () => new Map<number, number>());
  for (const { row, column, value } of entries) {
    const cell = cells[row];
    if (cell === undefined || column < 0 || column >= columns) {
      throw new RangeError(`cell (${row}, ${column}) lies outside ${rows} × ${columns}`);
    }
    cell.set(column, (cell.get(column) ?? 0) + value);
  }
  const starts = new Int32Array(rows + 1);
  for (const [row, cell] of cells.entries()) starts[row + 1] = (starts[row] ?? 0) + cell.size;
  const indices = new Int32Array(starts[rows] ?? 0);
  const values = new Float32Array(indices.length);
  let place = 0;
  for (const cell of cells) {
    for (const [column, value] of [...cell].sort(([a], [b]) => a - b)) {
      indices[place] = column;
      values[place] = value;
      place++;
    }
  }
  return { rows, columns, starts, indices, values };
}

/** The same cells by columns. */
export function transposed(matrix: SparseMatrix): SparseMatrix {
  const starts = new Int32Array(matrix.columns + 1);
  for (const column of matrix.indices) starts[column + 1] = (starts[column + 1] ?? 0) + 1;
  for (let column = 0; column < matrix.columns; column++) {
    starts[column + 1] = (starts[column + 1] ?? 0) + (starts[column] ?? 0);
  }
  const next = starts.slice();
  const indices = new Int32Array(matrix.indices.length);
  const values = new Float32Array(matrix.indices.length);
  for (let row = 0; row < matrix.rows; row++) {
    for (let i = matrix.starts[row] ?? 0; i < (matrix.starts[row + 1] ?? 0); i++) {
      const column = matrix.indices[i] ?? 0;
      const place = next[column] ?? 0;
      indices[place] = row;
      values[place] = matrix.values[i] ?? 0;
      next[column] = place + 1;
    }
  }
  return { rows: matrix.columns, columns: matrix.rows, starts, indices, values };
}

/** Columns and values of one row, without a copy. */
export function sparseRow(
  matrix: SparseMatrix,
  row: number,
): { readonly indices: Int32Array; readonly values: Float32Array } {
  const start = matrix.starts[row] ?? 0;
  const end = matrix.starts[row + 1] ?? 0;
  return { indices: matrix.indices.subarray(start, end), values: matrix.values.subarray(start, end) };
}
