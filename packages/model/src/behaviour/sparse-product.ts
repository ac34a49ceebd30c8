import type { SparseMatrix } from './sparse-matrix.ts';

/** A·B, row by row (Gustavson, 1978); cells that nothing is added to are absent. Throws RangeError on sizes that don't fit. */
export function sparseProduct(a: SparseMatrix, b: SparseMatrix): SparseMatrix {
  if (a.columns !== b.rows)
    throw new RangeError(`expected inner sizes to be one, got ${a.rows} × ${a.columns} times ${b.rows} × ${b.columns}`);
  const row = rowProduct(a, b);
  const starts = new Int32Array(a.rows + 1);
  const parts = Array.from({ length: a.rows }, (_, i) => {
    const part = row(i);
    starts[i + 1] = (starts[i] as number) + part.columns.length;
    return part;
  });
  const indices = new Int32Array(starts[a.rows] as number);
  const values = new Float32Array(indices.length);
  for (const [i, part] of parts.entries()) {
    indices.set(part.columns, starts[i]);
    values.set(part.values, starts[i]);
  }
  return { rows: a.rows, columns: b.columns, starts, indices, values };
}

interface ProductRow {
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

function rowProduct(a: SparseMatrix, b: SparseMatrix): (row: number) => ProductRow {
  const sums = new Float64Array(b.columns);
  /** The row that last touched a column, plus 1. */
  const touchedBy = new Int32Array(b.columns);
  const touched = new Int32Array(b.columns);
  return (row) => {
    let count = 0;
    for (let i = a.starts[row] as number; i < (a.starts[row + 1] as number); i++) {
      const factor = a.values[i] as number;
      const inner = a.indices[i] as number;
      for (let j = b.starts[inner] as number; j < (b.starts[inner + 1] as number); j++) {
        const column = b.indices[j] as number;
        if (touchedBy[column] !== row + 1) {
          touchedBy[column] = row + 1;
          sums[column] = 0;
          touched[count++] = column;
        }
        sums[column] = (sums[column] as number) + factor * (b.values[j] as number);
      }
    }
    const columns = touched.slice(0, count).sort();
    return { columns, values: Float32Array.from(columns, (column) => sums[column] as number) };
  };
}
