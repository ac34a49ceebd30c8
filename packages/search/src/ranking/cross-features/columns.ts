import { CROSS_FEATURES } from './cross-features.ts';

/** The named columns of [rows, CROSS_FEATURES.length], in the order of the names: what a network trained on those reads. */
export function columnsOf(cross: Float32Array, names: readonly string[]): Float32Array {
  if (names.length === CROSS_FEATURES.length && names.every((name, at) => CROSS_FEATURES[at] === name)) return cross;
  const columns = names.map((name) => CROSS_FEATURES.indexOf(name));
  const rows = cross.length / CROSS_FEATURES.length;
  const out = new Float32Array(rows * columns.length);
  for (let row = 0; row < rows; row++) {
    columns.forEach((column, at) => {
      out[row * columns.length + at] = cross[row * CROSS_FEATURES.length + column] as number;
    });
  }
  return out;
}
