import { MODALITIES } from '@fusionrank/domain/modality';
import type { ItemInputs } from '../fusion/item-blocks.ts';
import { blockRanges, fusedWidth, type NetworkShape } from '../fusion/network-shape.ts';
import type { ItemPrecision } from '../fusion/serving-graph/item-precision.ts';
import type { ItemFeatureTable } from './item-features.ts';
import type { ExplainedItems } from './explain.ts';
import { itemInputs } from './item-inputs.ts';
import { emptyVectors, type ItemVectors, vectorOf, writeVectors } from './item-vectors.ts';
import type { TrainedNetwork } from './trained-network.ts';

/** W of a whole table: what an item brings to every request, computed once an artifact and table. */
export interface ItemMatrix {
  readonly count: number;
  /** [count, d] */
  readonly vectors: ItemVectors;
  /** [count, MODALITIES.length], 1 where the item has the block. */
  readonly present: Float32Array;
}

export const NO_ITEMS: ItemMatrix = {
  count: 0,
  vectors: emptyVectors('float32', { count: 0, d: 0 }),
  present: new Float32Array(0),
};

export interface CountedTable {
  readonly table: ItemFeatureTable;
  /** Items in the table, which may come without its ids. */
  readonly count: number;
}

/** All zeros. */
export function emptyMatrix(count: number, { config }: NetworkShape, precision: ItemPrecision): ItemMatrix {
  return {
    count,
    vectors: emptyVectors(precision, { count, d: fusedWidth(config) }),
    present: new Float32Array(count * MODALITIES.length),
  };
}

/** Items per pass: bounds the memory whatever the catalogue's size. */
const ROWS_PER_PASS = 2048;

export interface ItemPass {
  /** Row of its first item. */
  readonly start: number;
  readonly inputs: ItemInputs;
}

/** The whole table, some rows at a time. */
export function* itemPasses({ table, count }: CountedTable, { widths }: NetworkShape): Generator<ItemPass> {
  for (let start = 0; start < count; start += ROWS_PER_PASS) {
    const rows = Int32Array.from({ length: Math.min(ROWS_PER_PASS, count - start) }, (_, i) => start + i);
    yield { start, inputs: itemInputs({ table, rows, widths }) };
  }
}

/** Puts a pass's rows of W, [rows, d], where they belong. */
export function writePass(matrix: ItemMatrix, { start, inputs, w }: ItemPass & { readonly w: Float32Array }): void {
  writeVectors(matrix.vectors, start, { rows: w, d: w.length / inputs.count });
  matrix.present.set(inputs.present, start * MODALITIES.length);
}

/** The item's row of W, [d]. @throws RangeError when there is no such item. */
export function rowOf({ vectors, count }: ItemMatrix, row: number): Float32Array {
  checkRows([row], { count });
  return vectorOf(vectors, row, vectors.values.length / count);
}

/** @throws RangeError when one of the rows is not the matrix's. */
export function checkRows(rows: Int32Array | readonly number[], { count }: Pick<ItemMatrix, 'count'>): void {
  for (const row of rows) {
    if (row < 0 || row >= count) throw new RangeError(`item row: expected 0 to ${count - 1}, got ${row}`);
  }
}

/** The items as explaining reads them. @param mean Their `meanBlocks`. */
export function explainedItems(
  items: ItemMatrix,
  { shape, weights }: Pick<TrainedNetwork, 'shape' | 'weights'>,
  mean: Float32Array,
): ExplainedItems {
  return {
    blocks: blockRanges(shape.config),
    itemBlocks: (row) => rowOf(items, row),
    meanBlocks: mean,
    crossMean: weights.get('scale.cross.mean')?.values ?? new Float32Array(shape.widths.cross),
  };
}

/** [d]: each block's mean over the items that have it; over all, which then have the learned missing vector, where none has. */
export function meanBlocks(items: ItemMatrix, { config }: NetworkShape): Float32Array {
  const { count, present } = items;
  const blocks = blockRanges(config);
  const having = blocks.map((_, block) => columnSum(present, block, blocks.length));
  const sums = new Float64Array(fusedWidth(config));
  for (let row = 0; row < count; row++) {
    const w = rowOf(items, row);
    blocks.forEach(({ start, width }, block) => {
      if (having[block] !== 0 && present[row * blocks.length + block] !== 1) return;
      for (let column = start; column < start + width; column++)
        sums[column] = (sums[column] as number) + (w[column] as number);
    });
  }
  const mean = new Float32Array(sums.length);
  blocks.forEach(({ start, width }, block) => {
    for (let column = start; column < start + width; column++)
      mean[column] = (sums[column] as number) / Math.max(1, having[block] === 0 ? count : (having[block] as number));
  });
  return mean;
}

function columnSum(values: Float32Array, column: number, width: number): number {
  let sum = 0;
  for (let i = column; i < values.length; i += width) sum += values[i] as number;
  return sum;
}
