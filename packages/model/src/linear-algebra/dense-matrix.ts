/** Rows of float32 numbers, row-major. */
export interface DenseMatrix {
  readonly count: number;
  readonly width: number;
  /** [count, width] */
  readonly values: Float32Array;
}

/** A matrix of rows of one width. Throws RangeError when a row has another. */
export function denseMatrix(rows: readonly Float32Array[], width: number = rows[0]?.length ?? 0): DenseMatrix {
  const values = new Float32Array(rows.length * width);
  rows.forEach((row, i) => {
    if (row.length !== width) throw new RangeError(`row ${i}: expected ${width} numbers, got ${row.length}`);
    values.set(row, i * width);
  });
  return { count: rows.length, width, values };
}

/** One row, as a view into the matrix. */
export function rowOf({ width, values }: DenseMatrix, row: number): Float32Array {
  return values.subarray(row * width, (row + 1) * width);
}
