/** A value of each row, aligned with them. Several times as fast as `Float64Array.from` with a function. */
export function rowValues(rows: Int32Array, valueOf: (row: number) => number): Float64Array {
  const values = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = valueOf(rows[i] as number);
  return values;
}
