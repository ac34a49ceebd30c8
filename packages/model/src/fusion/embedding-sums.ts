import { addRows } from '../backend/add-rows.ts';
import type { AttributeInputs } from './item-blocks.ts';
import type { Weight } from './weights.ts';
import { TOUCHED_ROWS, touchRows } from '../optimization/touch-rows.ts';

/** The sum of each item's value vectors over √slots, [count, width], read straight from the table: nothing is copied of it. */
export function embeddingSums(
  { values, shape: [, width] }: Pick<Weight, 'values' | 'shape'>,
  { slots, vocabulary, entries, items }: AttributeInputs,
  count: number,
): Float32Array {
  const sums = new Float32Array(count * width);
  const fromRows = entries.map((entry) => vocabulary[entry] as number);
  for (let start = 0; start < items.length; start += TOUCHED_ROWS) {
    const end = start + TOUCHED_ROWS;
    touchRows(values, fromRows.subarray(end, end + TOUCHED_ROWS), width);
    addRows({
      from: values,
      fromRows: fromRows.subarray(start, end),
      into: sums,
      intoRows: items.subarray(start, end),
      width,
    });
  }
  return overRoot(sums, slots);
}

/** From the gradient by those sums to that by the table's rows in `vocabulary`, in their order: [vocabulary, width]. */
export function embeddingSlopes(
  slopes: Float32Array,
  { slots, vocabulary, entries, items }: AttributeInputs,
  width: number,
): Float32Array {
  const rows = new Float32Array(vocabulary.length * width);
  addRows({ from: slopes, fromRows: items, into: rows, intoRows: entries, width });
  return overRoot(rows, slots);
}

function overRoot(values: Float32Array, slots: number): Float32Array {
  const scale = 1 / Math.sqrt(slots);
  for (let i = 0; i < values.length; i++) values[i] = scale * (values[i] as number);
  return values;
}
