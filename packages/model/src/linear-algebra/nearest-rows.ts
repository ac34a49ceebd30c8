import { rowOf, type DenseMatrix } from './dense-matrix.ts';
import { openGemm } from './gemm.ts';
import { TopK } from './top-k.ts';
import { toUnit } from './unit.ts';

export interface NearestRowsRequest {
  /** [rows], 1 where the row says something; others have no neighbours and are nobody's. */
  readonly present: Uint8Array;
  /** Neighbours of each row. */
  readonly count: number;
}

/** The nearest of each row by rows: row r's stand at starts[r] … starts[r + 1] − 1, their cosines above 0. */
export interface NearestRows {
  readonly rows: number;
  readonly columns: number;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float32Array;
}

/** Rows multiplied at once: bounds the memory by so many rows of cosines. */
const ROWS_AT_ONCE = 256;

/** The nearest rows of each row by cosine, exact; the products run on all cores. */
export async function nearestRows(matrix: DenseMatrix, { present, count }: NearestRowsRequest): Promise<NearestRows> {
  const { width } = matrix;
  const rows = matrix.count;
  const units: DenseMatrix = { count: rows, width, values: new Float32Array(rows * width) };
  for (let row = 0; row < rows; row++)
    if (present[row] === 1) units.values.set(toUnit(rowOf(matrix, row).slice()), row * width);
  const gemm = await openGemm();
  const starts = new Int32Array(rows + 1);
  const found: { readonly row: number; readonly cosine: number }[][] = [];
  for (let start = 0; start < rows; start += ROWS_AT_ONCE) {
    const some = Math.min(ROWS_AT_ONCE, rows - start);
    const part = { count: some, width, values: units.values.subarray(start * width, (start + some) * width) };
    const cosines = await gemm.multiply(part, units, { transposeB: true });
    for (let i = 0; i < some; i++) {
      const top = new TopK(count);
      const own = rowOf(cosines, i);
      for (let other = 0; other < rows; other++)
        if (other !== start + i && (own[other] as number) > 0) top.offer(other, own[other] as number);
      const best = top.result();
      const sorted = Array.from(best.rows, (row, k) => ({ row, cosine: best.scores[k] as number }));
      found.push(sorted.sort((a, b) => a.row - b.row));
      starts[start + i + 1] = (starts[start + i] as number) + sorted.length;
    }
  }
  const all = found.flat();
  return {
    rows,
    columns: rows,
    starts,
    indices: Int32Array.from(all, ({ row }) => row),
    values: Float32Array.from(all, ({ cosine }) => cosine),
  };
}
