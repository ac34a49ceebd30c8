import { MODALITIES } from '@fusionrank/domain/modality';
import * as tf from '@tensorflow/tfjs-core';
import { itemBlocks } from '../fusion/item-blocks.ts';
import { fusedWidth, type NetworkShape } from '../fusion/network-shape.ts';
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
