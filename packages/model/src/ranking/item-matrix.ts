import { MODALITIES } from '@fusionrank/domain/modality';
import * as tf from '@tensorflow/tfjs-core';
import { itemBlocks } from '../fusion/item-blocks.ts';
import { blockRanges, fusedWidth, type NetworkShape } from '../fusion/network-shape.ts';
import type { Parameters } from '../fusion/parameters.ts';
import type { ItemFeatureTable } from './item-features.ts';
import { itemInputs, presentBlocks } from './item-inputs.ts';

/** W of a whole table: what an item brings to every request, computed once an artifact and table. */
export interface ItemMatrix {
  readonly count: number;
  /** [count, d] */
  readonly values: Float32Array;
  /** [count, MODALITIES.length], 1 where the item has the block. */
  readonly present: Float32Array;
}

/** Items per pass: bounds the memory whatever the catalogue's size. */
const ROWS_PER_PASS = 2048;

export function itemMatrix(
  parameters: Parameters,
  shape: NetworkShape,
  { table, count }: { readonly table: ItemFeatureTable; readonly count: number },
): ItemMatrix {
  const d = fusedWidth(shape.config);
  const values = new Float32Array(count * d);
  const present = new Float32Array(count * MODALITIES.length);
  for (let start = 0; start < count; start += ROWS_PER_PASS) {
    const rows = Int32Array.from({ length: Math.min(ROWS_PER_PASS, count - start) }, (_, i) => start + i);
    const inputs = itemInputs({ table, rows, widths: shape.widths });
    values.set(
      tf.tidy(() => itemBlocks(parameters, shape, inputs).dataSync<'float32'>()),
      start * d,
    );
    present.set(presentBlocks(table, rows), start * MODALITIES.length);
  }
  return { count, values, present };
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
