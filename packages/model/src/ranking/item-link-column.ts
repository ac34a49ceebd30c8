import type { ItemId } from '@fusionrank/domain/id';
import type { ItemLinkColumn } from './item-features.ts';

/** Links among items by their place in `itemIds`. */
export interface LinkSource {
  readonly itemIds: readonly ItemId[];
  /** Absent: none were learned. */
  readonly itemLinks?: {
    readonly perRow: number;
    readonly indices: Int32Array;
    readonly similarities: Float32Array;
    readonly recency: number;
  };
}

/** The links of the items of a table, row by row; to items that the table does not hold there are none. */
export function itemLinkColumn(ids: readonly ItemId[], { itemIds, itemLinks }: LinkSource): ItemLinkColumn | undefined {
  if (itemLinks === undefined) return undefined;
  const { perRow, indices, similarities, recency } = itemLinks;
  const rowOf = new Map(ids.map((id, row) => [id, row]));
  const rowAt = Int32Array.from(itemIds, (id) => rowOf.get(id) ?? -1);
  const rows = new Int32Array(ids.length * perRow).fill(-1);
  const values = new Float32Array(rows.length);
  rowAt.forEach((row, place) => {
    if (row < 0) return;
    for (let k = 0; k < perRow; k++) {
      const other = indices[place * perRow + k] as number;
      if (other < 0) break;
      rows[row * perRow + k] = rowAt[other] as number;
      values[row * perRow + k] = similarities[place * perRow + k] as number;
    }
  });
  return { perRow, rows, values, recency };
}
