import { MODALITIES } from '@fusionrank/domain/modality';
import { blockRanges, fusedWidth, type NetworkShape } from '../fusion/network-shape.ts';
import type { ItemPrecision } from '../fusion/serving-graph/item-precision.ts';
import { BlockMeans } from './block-means.ts';
import type { ItemMatrix } from './item-matrix.ts';
import { emptyVectors, type ItemVectors } from './item-vectors.ts';
import { roomFor } from './room.ts';
import { readRow } from './vector-column.ts';

/** W as it is kept: what a snapshot has to be of. */
export interface MatrixShape {
  readonly precision: ItemPrecision;
  readonly d: number;
  readonly count: number;
}

/** W without what is worked out of it. */
export interface MatrixArrays extends Pick<ItemMatrix, 'count' | 'd' | 'vectors' | 'present'> {
  /** Of each row of `present`. */
  readonly blocks: number;
}

/** Some rows of one of the arrays: vectors, their scales (of whole numbers alone), or which blocks are there. */
export interface MatrixPart {
  readonly array: 'values' | 'scales' | 'present';
  readonly start: number;
  readonly rows: number;
}

export type PartArray = ItemVectors['values'] | Uint8Array;

export function matrixShape({ vectors: { precision }, d, count }: ItemMatrix): MatrixShape {
  return { precision, d, count };
}

/** A copy. @throws RangeError for rows that there are not, and for scales where vectors have none. */
export function matrixPart({ vectors, present, d, count }: ItemMatrix, { array, start, rows }: MatrixPart): PartArray {
  if (start + rows > count) throw new RangeError(`item rows: expected at most ${count}, got ${start + rows}`);
  switch (array) {
    case 'values':
      return vectors.values.slice(start * d, (start + rows) * d);
    case 'present':
      return present.slice(start * MODALITIES.length, (start + rows) * MODALITIES.length);
    case 'scales':
      if (vectors.precision !== 'int8') throw new RangeError(`item vectors of ${vectors.precision} have no scales`);
      return vectors.scales.slice(start, start + rows);
  }
}

/** Zeros for so many rows, and room for some more. */
export function matrixArrays({ precision, d, count }: MatrixShape): MatrixArrays {
  const room = roomFor(count);
  const vectors = emptyVectors(precision, { count: room, d });
  const blocks = MODALITIES.length;
  return { count, d, blocks, vectors, present: new Uint8Array(room * blocks) };
}

/** The matrix of those arrays, which it takes over. @throws TypeError when they are another network's, or kept otherwise. */
export function restoredMatrix(
  { config }: NetworkShape,
  precision: ItemPrecision,
  { count, d, blocks, vectors, present }: MatrixArrays,
): ItemMatrix {
  const expected = fusedWidth(config);
  if (d !== expected || vectors.precision !== precision)
    throw new TypeError(`item matrix: expected ${precision} of ${expected}, got ${vectors.precision} of ${d}`);
  const means = new BlockMeans(blockRanges(config));
  // One row for all: a million of them would be made and thrown away.
  const floats = new Float32Array(d);
  const rows = { ...vectors, width: d };
  for (let row = 0; row < count; row++) {
    readRow(rows, row, floats);
    means.add(present.subarray(row * blocks, (row + 1) * blocks), floats);
  }
  return { count, d, vectors, present, means };
}
