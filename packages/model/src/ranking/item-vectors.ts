import { writeFloat16 } from '@fusionrank/domain/float16';
import type { ItemPrecision } from '../fusion/serving-graph/item-precision.ts';
import { readRow, writeWhole } from './vector-column.ts';

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
        vectors.scales[start + i] = writeWhole(rows.subarray(i * d, (i + 1) * d), vectors.values, (start + i) * d);
  }
}

/** Puts all rows at the beginning of others, which have room for them. @throws TypeError when these are kept otherwise. */
export function moveVectors(from: ItemVectors, to: ItemVectors): void {
  if (from.precision !== to.precision)
    throw new TypeError(`item vectors: expected ${from.precision}, got ${to.precision}`);
  to.values.set(from.values);
  if (from.precision === 'int8' && to.precision === 'int8') to.scales.set(from.scales);
}

/** One row as floats, [d]; a view of the vectors where they are floats. */
export function vectorOf(vectors: ItemVectors, row: number, d: number): Float32Array {
  if (vectors.precision === 'float32') return vectors.values.subarray(row * d, (row + 1) * d);
  const floats = new Float32Array(d);
  readRow({ ...vectors, width: d }, row, floats);
  return floats;
}
