import type { ItemId } from '@fusionrank/domain/id';

/** Where an item went, by its places before and after; absent where it was, or is, not among the first. */
export interface RankMove {
  readonly itemId: ItemId;
  readonly from?: number;
  readonly to?: number;
}

/** Those whose place changed: first the new order's, best first, then those that fell out. */
export function rankMoves(before: readonly ItemId[], after: readonly ItemId[]): readonly RankMove[] {
  const was = new Map(before.map((itemId, place) => [itemId, place]));
  const is = new Map(after.map((itemId, place) => [itemId, place]));
  const moved = after.flatMap((itemId, to): RankMove[] => {
    const from = was.get(itemId);
    if (from === to) return [];
    return [from === undefined ? { itemId, to } : { itemId, from, to }];
  });
  const gone = before.flatMap((itemId, from): RankMove[] => (is.has(itemId) ? [] : [{ itemId, from }]));
  return [...moved, ...gone];
}
