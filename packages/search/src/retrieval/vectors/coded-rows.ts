import { createSpace, type CodeSpace } from './code-space.ts';
import type { ComposedRows } from './composed-rows.ts';
import { roomFor } from './lists.ts';
import { putRow } from './put-row.ts';

/** Codes of all rows that have a vector, in one piece, without lists. */
export function codeRows({ width, rowCount, read }: ComposedRows, spareShare: number): CodeSpace {
  const room = roomFor(rowCount, spareShare);
  const space = createSpace({ width, rowCapacity: room, slotCapacity: room, listCount: 0 });
  const vector = new Float32Array(width);
  for (let row = 0; row < rowCount; row++) if (read(row, vector)) putRow(space, row, vector);
  return space;
}
