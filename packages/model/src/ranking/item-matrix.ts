import { MODALITIES } from '@fusionrank/domain/modality';
import type { ItemInputs } from '../fusion/item-blocks.ts';
import { blockRanges, fusedWidth, type NetworkShape } from '../fusion/network-shape.ts';
import type { ItemFeatureTable } from './item-features.ts';
import type { ExplainedItems } from './explain.ts';
import { itemInputs } from './item-inputs.ts';
import type { TrainedNetwork } from './trained-network.ts';

/** W of a whole table: what an item brings to every request, computed once an artifact and table. */
export interface ItemMatrix {
  readonly count: number;
  /** [count, d] */
  readonly values: Float32Array;
  /** [count, MODALITIES.length], 1 where the item has the block. */
  readonly present: Float32Array;
}

export const NO_ITEMS: ItemMatrix = { count: 0, values: new Float32Array(0), present: new Float32Array(0) };

export interface CountedTable {
  readonly table: ItemFeatureTable;
  /** Items in the table, which may come without its ids. */
  readonly count: number;
}

/** All zeros. */
export function emptyMatrix(count: number, { config }: NetworkShape): ItemMatrix {
  return {
    count,
    values: new Float32Array(count * fusedWidth(config)),
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
  matrix.values.set(w, start * (w.length / inputs.count));
  matrix.present.set(inputs.present, start * MODALITIES.length);
}

/** The item's row of W, [d]. @throws RangeError when there is no such item. */
export function rowOf({ values, count }: ItemMatrix, row: number): Float32Array {
  checkRows([row], { count });
  const d = values.length / count;
  return values.subarray(row * d, (row + 1) * d);
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
export function meanBlocks({ count, values, present }: ItemMatrix, { config }: NetworkShape): Float32Array {
  const d = fusedWidth(config);
  const mean = new Float32Array(d);
  blockRanges(config).forEach(({ start, width }, block) => {
    const isThere = (row: number): boolean => present[row * MODALITIES.length + block] === 1;
    const rows = Array.from({ length: count }, (_, row) => row);
    const having = rows.filter(isThere);
    const counted = having.length > 0 ? having : rows;
    const sums = new Float64Array(width);
    for (const row of counted) {
      for (let column = 0; column < width; column++)
        sums[column] = (sums[column] as number) + (values[row * d + start + column] as number);
    }
    mean.set(
      sums.map((sum) => sum / Math.max(1, counted.length)),
      start,
    );
  });
  return mean;
}
