import type { ItemId } from '@fusionrank/domain/id';
import type { ItemLinkColumn } from './item-features.ts';
import { type LinkRows, packLinks, weightAt } from './link-lists.ts';

/** Links among items by their place in `itemIds`. */
export interface BehaviourLinks {
  readonly itemIds: readonly ItemId[];
  /** Absent: none were learned. */
  readonly itemLinks?: LinkRows & { readonly perRow: number; readonly recency: number };
}

/** The links of the items of a table; to items that the table does not hold there are none. */
export function itemLinkColumn(
  ids: readonly ItemId[],
  { itemIds, itemLinks }: BehaviourLinks,
): ItemLinkColumn | undefined {
  if (itemLinks === undefined) return undefined;
  const placeOf = new Map(itemIds.map((id, place) => [id, place]));
  const placeOfRow = Int32Array.from(ids, (id) => placeOf.get(id) ?? -1);
  const rowOfPlace = new Int32Array(itemIds.length).fill(-1);
  placeOfRow.forEach((place, row) => {
    if (place >= 0) rowOfPlace[place] = row;
  });
  return { lists: listsOf(itemIds.length, itemLinks), recency: itemLinks.recency, placeOfRow, rowOfPlace };
}

function listsOf(count: number, { perRow, ...rows }: LinkRows & { readonly perRow: number }): ItemLinkColumn['lists'] {
  const cut = (start: number, many: number): LinkRows => ({
    indices: rows.indices.subarray(start * perRow, (start + many) * perRow),
    similarities: rows.similarities.subarray(start * perRow, (start + many) * perRow),
  });
  return packLinks({ count, perRow, read: cut }, 'float32');
}

/** Tells of each row that having touched the item of this one speaks for, and how strongly. */
export function eachLink(
  { lists, placeOfRow, rowOfPlace }: Omit<ItemLinkColumn, 'recency'>,
  row: number,
  tell: (other: number, value: number) => void,
): void {
  const place = placeOfRow[row] ?? -1;
  if (place < 0) return;
  const end = lists.starts[place + 1] as number;
  for (let at = lists.starts[place] as number; at < end; at++) {
    const other = rowOfPlace[lists.places[at] as number] as number;
    if (other >= 0) tell(other, weightAt(lists, at));
  }
}
