import { slotCount, type CodeSpace } from './code-space.ts';
import { writeCode } from './quantise.ts';

/**
 * Gives a row a vector of unit length (or zeros), or takes its own away. Searches see the one or the other. False when
 * the space has no room: nothing changed then.
 */
export function putRow(space: CodeSpace, row: number, vector: Float32Array | undefined): boolean {
  const { header, slotOfRow, rows, stride, codes, scales, errors, layout } = space;
  if (row >= layout.rowCapacity) return vector === undefined;
  const slot = slotCount(space);
  if (vector !== undefined && slot >= layout.slotCapacity) return false;
  const before = slotOfRow[row] ?? -1;
  if (vector === undefined) {
    slotOfRow[row] = -1;
  } else {
    const { scale, error } = writeCode(vector, codes.subarray(slot * stride, (slot + 1) * stride));
    scales[slot] = scale;
    errors[slot] = error;
    rows[slot] = row;
    slotOfRow[row] = slot;
    Atomics.store(header, 0, slot + 1);
  }
  if (before >= 0) Atomics.store(rows, before, -1);
  return true;
}
