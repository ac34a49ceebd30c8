import type { SparseMatrix } from '@fusionrank/model/behaviour';

/** Cells of a matrix in any order, columns of one length. */
export interface Cells {
  readonly rows: number;
  readonly columns: number;
  /** [cells] */
  readonly row: Int32Array;
  /** [cells] */
  readonly column: Int32Array;
  /** [cells]; 1 each without it. */
  readonly value?: Float32Array;
}

/**
 * The matrix of the cells; one that comes twice counts once, with the value that came first. `sparseMatrix` of
 * `@fusionrank/model/behaviour` adds them up instead, and holds a Map a row: too much for millions of lines.
 */
export function distinctCells(cells: Cells): SparseMatrix {
  const { rows, columns } = cells;
  const { starts: allStarts, order } = byRow(cells);
  const starts = new Int32Array(rows + 1);
  const indices = new Int32Array(order.length);
  const values = new Float32Array(order.length).fill(1);
  let place = 0;
  for (let row = 0; row < rows; row++) {
    // A stable order: of two equal cells the first stays in front.
    const inRow = order
      .subarray(allStarts[row] ?? 0, allStarts[row + 1] ?? 0)
      .sort((a, b) => (cells.column[a] as number) - (cells.column[b] as number) || a - b);
    let before = -1;
    for (const cell of inRow) {
      const column = cells.column[cell] as number;
      if (column === before) continue;
      indices[place] = column;
      if (cells.value !== undefined) values[place] = cells.value[cell] as number;
      place++;
      before = column;
    }
    starts[row + 1] = place;
  }
  return { rows, columns, starts, indices: indices.slice(0, place), values: values.slice(0, place) };
}

/** A matrix without cells. */
export function noCells(rows: number, columns: number): SparseMatrix {
  return distinctCells({ rows, columns, row: new Int32Array(0), column: new Int32Array(0) });
}

/** Counting sort of the cells' numbers by row. */
function byRow({ rows, row }: Cells): { readonly starts: Int32Array; readonly order: Int32Array } {
  const starts = new Int32Array(rows + 1);
  for (const r of row) starts[r + 1] = (starts[r + 1] as number) + 1;
  for (let r = 0; r < rows; r++) starts[r + 1] = (starts[r + 1] as number) + (starts[r] as number);
  const next = starts.slice();
  const order = new Int32Array(row.length);
  row.forEach((r, cell) => {
    const place = next[r] as number;
    order[place] = cell;
    next[r] = place + 1;
  });
  return { starts, order };
}
