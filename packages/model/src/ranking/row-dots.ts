import { FLOAT16_VALUES } from '@fusionrank/domain/float16';
import type { VectorRows } from './vector-column.ts';

/** Numbers of each row that are multiplied: as many as the vector has, from `start` on. */
export interface DotsAsked {
  readonly vector: Float32Array;
  readonly rows: Int32Array;
  readonly start?: number;
}

/**
 * `dotWith` of many rows, to the last bit: four rows at a time, so that the processor adds up four sums at once instead of waiting for
 * each addition of one; and the vector is read once for the four. Aligned with the rows, all of which have to be there.
 */
export function rowDots({ width, values, scales }: VectorRows, { vector, rows, start = 0 }: DotsAsked): Float64Array {
  const dots = new Float64Array(rows.length);
  const from = rows.map((row) => row * width + start);
  if (values instanceof Float32Array) floatDots(values, { vector, from, dots });
  else if (values instanceof Uint16Array) halfDots(values, { vector, from, dots });
  else {
    wholeDots(values, { vector, from, dots });
    for (let i = 0; i < rows.length; i++) dots[i] = (dots[i] as number) * (scales?.[rows[i] as number] as number);
  }
  return dots;
}

interface Summing {
  readonly vector: Float32Array;
  /** Where each row's numbers begin. */
  readonly from: Int32Array;
  readonly dots: Float64Array;
}

/** The last ones are worked out twice rather than by a loop of their own. */
const groupAt = (i: number, count: number): number => Math.max(0, Math.min(i, count - 4));

// Each kind has a loop of its own: one that reads them all would be slower for each.

function floatDots(values: Float32Array, { vector, from, dots }: Summing): void {
  for (let i = 0; i < from.length; i += 4) {
    const at = groupAt(i, from.length);
    const a = from[at] as number;
    const b = from[at + 1] ?? a;
    const c = from[at + 2] ?? a;
    const d = from[at + 3] ?? a;
    let [sumA, sumB, sumC, sumD] = [0, 0, 0, 0];
    for (let k = 0; k < vector.length; k++) {
      const factor = vector[k] as number;
      sumA += (values[a + k] as number) * factor;
      sumB += (values[b + k] as number) * factor;
      sumC += (values[c + k] as number) * factor;
      sumD += (values[d + k] as number) * factor;
    }
    dots[at] = sumA;
    dots[at + 1] = sumB;
    dots[at + 2] = sumC;
    dots[at + 3] = sumD;
  }
}

function halfDots(values: Uint16Array, { vector, from, dots }: Summing): void {
  for (let i = 0; i < from.length; i += 4) {
    const at = groupAt(i, from.length);
    const a = from[at] as number;
    const b = from[at + 1] ?? a;
    const c = from[at + 2] ?? a;
    const d = from[at + 3] ?? a;
    let [sumA, sumB, sumC, sumD] = [0, 0, 0, 0];
    for (let k = 0; k < vector.length; k++) {
      const factor = vector[k] as number;
      sumA += (FLOAT16_VALUES[values[a + k] as number] as number) * factor;
      sumB += (FLOAT16_VALUES[values[b + k] as number] as number) * factor;
      sumC += (FLOAT16_VALUES[values[c + k] as number] as number) * factor;
      sumD += (FLOAT16_VALUES[values[d + k] as number] as number) * factor;
    }
    dots[at] = sumA;
    dots[at + 1] = sumB;
    dots[at + 2] = sumC;
    dots[at + 3] = sumD;
  }
}

function wholeDots(values: Int8Array, { vector, from, dots }: Summing): void {
  for (let i = 0; i < from.length; i += 4) {
    const at = groupAt(i, from.length);
    const a = from[at] as number;
    const b = from[at + 1] ?? a;
    const c = from[at + 2] ?? a;
    const d = from[at + 3] ?? a;
    let [sumA, sumB, sumC, sumD] = [0, 0, 0, 0];
    for (let k = 0; k < vector.length; k++) {
      const factor = vector[k] as number;
      sumA += (values[a + k] as number) * factor;
      sumB += (values[b + k] as number) * factor;
      sumC += (values[c + k] as number) * factor;
      sumD += (values[d + k] as number) * factor;
    }
    dots[at] = sumA;
    dots[at + 1] = sumB;
    dots[at + 2] = sumC;
    dots[at + 3] = sumD;
  }
}
