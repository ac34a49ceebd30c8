import type { ItemId, UserId } from '@fusionrank/domain/id';
import type { BehaviourSnapshot, NeighbourTable } from '@fusionrank/model/artifact';

/** What collaborative filtering learned, by the ids of users and items. */
export interface BehaviourLookup {
  readonly width: number;
  /** Undefined for an item nobody touched: its factor is all zeros, which training takes for missing. */
  factorOf(id: ItemId): Float32Array | undefined;
  /** Items that the same users touched, most alike first. */
  itemsLike(id: ItemId): readonly ItemId[];
  /** Nearest first; empty for a user it has not met. */
  usersLike(id: UserId, limit: number): readonly { readonly userId: UserId; readonly similarity: number }[];
}

export function createBehaviourLookup(snapshot: BehaviourSnapshot): BehaviourLookup {
  const { width, itemIds, userIds, itemFactors, itemNeighbours, userNeighbours } = snapshot;
  const items = new Map(itemIds.map((id, row) => [id, row]));
  const users = new Map(userIds.map((id, row) => [id, row]));
  return {
    width,
    factorOf: (id) => {
      const row = items.get(id);
      const factor = row === undefined ? undefined : itemFactors.subarray(row * width, (row + 1) * width);
      return factor?.some((value) => value !== 0) === true ? factor : undefined;
    },
    itemsLike: (id) => neighboursOf(itemNeighbours, items.get(id)).flatMap(({ index }) => itemIds[index] ?? []),
    usersLike: (id, limit) =>
      neighboursOf(userNeighbours, users.get(id))
        .slice(0, limit)
        .flatMap(({ index, similarity }) => {
          const userId = userIds[index];
          return userId === undefined ? [] : [{ userId, similarity }];
        }),
  };
}

function neighboursOf(
  { perRow, indices, similarities }: NeighbourTable,
  row: number | undefined,
): { readonly index: number; readonly similarity: number }[] {
  if (row === undefined) return [];
  const start = row * perRow;
  return Array.from(indices.subarray(start, start + perRow), (index, k) => ({
    index,
    similarity: similarities[start + k] ?? 0,
  })).filter(({ index }) => index >= 0);
}
