/** Each row at length 1, in place; a row of zeros stays one. */
export function toUnitRows(values: Float32Array, width: number): Float32Array {
  for (let start = 0; start < values.length; start += width) {
    let squares = 0;
    for (let k = start; k < start + width; k++) squares += (values[k] as number) ** 2;
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let k = start; k < start + width; k++) values[k] = (values[k] as number) * scale;
  }
  return values;
}
