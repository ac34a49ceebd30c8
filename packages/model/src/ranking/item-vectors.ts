import { decodeFloat16, writeFloat16 } from '@fusionrank/domain/float16';
import type { ItemPrecision } from '../fusion/serving-graph/item-precision.ts';

/** Rows of W, [count, d], row-major. */
export type ItemVectors =
  | { readonly precision: 'float32'; readonly values: Float32Array }
  /** IEEE 754 binary16. */
  | { readonly precision: 'float16'; readonly values: Uint16Array }
  | { readonly precision: 'int8'; readonly values: Int8Array; /** [count] */ readonly scales: Float32Array };

/** All zeros. */
export function emptyVectors(
  precision: ItemPrecision,
  { count, d }: { readonly count: number; readonly d: number },
): ItemVectors {
  switch (precision) {
    case 'float32':
      return { precision, values: new Float32Array(count * d) };
    case 'float16':
      return { precision, values: new Uint16Array(count * d) };
    case 'int8':
      return { precision, values: new Int8Array(count * d), scales: new Float32Array(count) };
  }
}

/** Puts rows, [n, d], where they belong, from row `start` on. */
export function writeVectors(
  vectors: ItemVectors,
  start: number,
  { rows, d }: { readonly rows: Float32Array; readonly d: number },
): void {
  switch (vectors.precision) {
    case 'float32':
      vectors.values.set(rows, start * d);
      return;
    case 'float16':
      writeFloat16(rows, vectors.values, start * d);
      return;
    case 'int8':
      for (let i = 0; i < rows.length / d; i++)
        vectors.scales[start + i] = quantised(rows.subarray(i * d, (i + 1) * d), vectors.values, (start + i) * d);
  }
}

/** Puts all rows at the beginning of others, which have room for them. @throws TypeError when these are kept otherwise. */
export function moveVectors(from: ItemVectors, to: ItemVectors): void {
  if (from.precision !== to.precision)
    throw new TypeError(`item vectors: expected ${from.precision}, got ${to.precision}`);
  to.values.set(from.values);
  if (from.precision === 'int8' && to.precision === 'int8') to.scales.set(from.scales);
}

/** Writes the row as whole numbers; returns its scale. A row of zeros has scale 0. */
function quantised(row: Float32Array, into: Int8Array, at: number): number {
  let largest = 0;
  for (const value of row) largest = Math.max(largest, Math.abs(value));
  if (largest === 0) return 0;
  for (let i = 0; i < row.length; i++) into[at + i] = Math.round(((row[i] as number) / largest) * 127);
  return largest / 127;
}

/** One row as floats, [d]; a view of the vectors where they are floats. */
export function vectorOf(vectors: ItemVectors, row: number, d: number): Float32Array {
  const [start, end] = [row * d, (row + 1) * d];
  switch (vectors.precision) {
    case 'float32':
      return vectors.values.subarray(start, end);
    case 'float16':
      return decodeFloat16(new Uint8Array(vectors.values.buffer, vectors.values.byteOffset + 2 * start, 2 * d));
    case 'int8':
      return Float32Array.from(vectors.values.subarray(start, end), (value) => value * (vectors.scales[row] ?? 0));
  }
}
