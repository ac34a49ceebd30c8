import type { DenseMatrix } from '../linear-algebra/dense-matrix.ts';
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

/**
 * A·X for the rows of X [a.columns, width], written over `into` [a.rows, width], a new array unless told. Throws
 * RangeError on sizes that don't fit.
 */
export function sparseTimesDense(a: SparseMatrix, x: DenseMatrix, into?: Float32Array): DenseMatrix {
  const { width } = x;
  if (a.columns !== x.count)
    throw new RangeError(`expected inner sizes to be one, got ${a.rows} × ${a.columns} times ${x.count} × ${width}`);
  const values = into ?? new Float32Array(a.rows * width);
  addFours(a, x, values);
  for (let column = width - (width % 4); column < width; column++) addColumn(a, x, { column, values });
  return { count: a.rows, width, values };
}

/** Four columns at a time, whose sums stay in registers; one plain loop, for calls would take as long as the sums. */
function addFours(
  { rows, starts, indices, values: factors }: SparseMatrix,
  { width, values: x }: DenseMatrix,
  out: Float32Array,
): void {
  const aligned = width - (width % 4);
  for (let row = 0; row < rows; row++) {
    const [start, end] = [starts[row] as number, starts[row + 1] as number];
    for (let k = 0; k < aligned; k += 4) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let i = start; i < end; i++) {
        const factor = factors[i] as number;
        const at = (indices[i] as number) * width + k;
        s0 += factor * (x[at] as number);
        s1 += factor * (x[at + 1] as number);
        s2 += factor * (x[at + 2] as number);
        s3 += factor * (x[at + 3] as number);
      }
      const target = row * width + k;
      out[target] = s0;
      out[target + 1] = s1;
      out[target + 2] = s2;
      out[target + 3] = s3;
    }
  }
}

function addColumn(
  { rows, starts, indices, values: factors }: SparseMatrix,
  { width, values: x }: DenseMatrix,
  { column, values }: { readonly column: number; readonly values: Float32Array },
): void {
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let i = starts[row] as number; i < (starts[row + 1] as number); i++)
      sum += (factors[i] as number) * (x[(indices[i] as number) * width + column] as number);
    values[row * width + column] = sum;
  }
}
