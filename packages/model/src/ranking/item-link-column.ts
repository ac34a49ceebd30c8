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

/** The links of the items of a table; to items that the table does not hold there are none. */
export function itemLinkColumn(ids: readonly ItemId[], { itemIds, itemLinks }: LinkSource): ItemLinkColumn | undefined {
  if (itemLinks === undefined) return undefined;
  const { perRow, indices, similarities, recency } = itemLinks;
  const placeOf = new Map(itemIds.map((id, place) => [id, place]));
  const placeOfRow = Int32Array.from(ids, (id) => placeOf.get(id) ?? -1);
  const rowOfPlace = new Int32Array(itemIds.length).fill(-1);
  placeOfRow.forEach((place, row) => {
    if (place >= 0) rowOfPlace[place] = row;
  });
  return { perRow, places: indices, values: similarities, recency, placeOfRow, rowOfPlace };
}

/** Tells of each row that having touched the item of this one speaks for, and how strongly. */
export function eachLink(links: ItemLinkColumn, row: number, tell: (other: number, value: number) => void): void {
  const { perRow, places, values, placeOfRow, rowOfPlace } = links;
  const place = placeOfRow[row] ?? -1;
  if (place < 0) return;
  for (let at = place * perRow; at < (place + 1) * perRow; at++) {
    const of = places[at] as number;
    if (of < 0) return;
    const other = rowOfPlace[of] as number;
    if (other >= 0) tell(other, values[at] as number);
  }
}
