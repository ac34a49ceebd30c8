import type { ItemInputs } from '../fusion/item-blocks.ts';
import { ATTRIBUTE_TABLE, type Weights } from '../fusion/weights.ts';

export interface AttributeSums {
  /** [items, width] */
  readonly values: Float32Array;
  readonly width: number;
}

/** The sum of each item's value vectors over √slots, read straight from the table. */
export function attributeSums(weights: Weights, { count, attributes }: ItemInputs): AttributeSums {
  const table = weights.get(ATTRIBUTE_TABLE);
  if (table === undefined) throw new TypeError(`the network has no weight ${ATTRIBUTE_TABLE}`);
  const width = table.shape[1];
  const values = new Float32Array(count * width);
  const scale = 1 / Math.sqrt(attributes.slots);
  attributes.entries.forEach((entry, k) => {
    const from = (attributes.vocabulary[entry] as number) * width;
    const to = (attributes.items[k] as number) * width;
    for (let column = 0; column < width; column++)
      values[to + column] = (values[to + column] as number) + scale * (table.values[from + column] as number);
  });
  return { values, width };
}

/** From the gradient by those sums, [items, width], to that by the table's rows in `attributes.vocabulary`, in their order. */
export function attributeSlopes(slopes: Float32Array, { attributes }: ItemInputs, width: number): Float32Array {
  const rows = new Float32Array(attributes.vocabulary.length * width);
  const scale = 1 / Math.sqrt(attributes.slots);
  attributes.entries.forEach((entry, k) => {
    const to = entry * width;
    const from = (attributes.items[k] as number) * width;
    for (let column = 0; column < width; column++)
      rows[to + column] = (rows[to + column] as number) + scale * (slopes[from + column] as number);
  });
  return rows;
}
