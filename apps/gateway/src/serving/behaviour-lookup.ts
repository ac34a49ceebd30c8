import type { UserId } from '@fusionrank/domain/id';
import { PackedIds } from '@fusionrank/domain/packed-ids';
import type { StoredBehaviour, StoredNeighbours } from '@fusionrank/model/artifact';
import { packLinks, weightAt } from '@fusionrank/model/ranking';
import type { ItemPlaces, LinkLists, LinkWeights } from '@fusionrank/model/ranking';

/** What collaborative filtering learned, by rows of the table and ids of users. */
export interface BehaviourLookup {
  /** Rows that the same users touched, most alike first. */
  itemsLike(row: number): Int32Array;
  /** Nearest first; empty for a user it has not met. */
  usersLike(id: UserId, limit: number): readonly { readonly userId: UserId; readonly similarity: number }[];
}

/** @param places Where the items lie, as they come and go. */
export function createBehaviourLookup(learned: StoredBehaviour, places: ItemPlaces): BehaviourLookup {
  const users = new PackedIds(learned.userIds);
  const items = linkLists(learned.itemNeighbours, 'none');
  const nearUsers = linkLists(learned.userNeighbours, 'float32');
  return {
    itemsLike: (row) => {
      const place = places.placeOfRow[row] ?? -1;
      const alike = place < 0 ? new Int32Array(0) : listed(items, place);
      return alike.map((other) => places.rowOfPlace[other] as number).filter((other) => other >= 0);
    },
    usersLike: (id, limit) => {
      const place = users.placeOf(id);
      if (place < 0) return [];
      const start = nearUsers.starts[place] as number;
      return Array.from(listed(nearUsers, place).subarray(0, limit), (other, k) => ({
        userId: users.at(other) as UserId,
        similarity: weightAt(nearUsers, start + k),
      }));
    },
  };
}

/** In memory: as many links as there are. */
export function linkLists({ perRow, indices, similarities }: StoredNeighbours, weights: LinkWeights): LinkLists {
  const read = (start: number, count: number) => ({
    indices: indices.range(start, count),
    similarities: similarities.range(start, count),
  });
  return packLinks({ count: indices.count, perRow, read }, weights);
}

const listed = ({ starts, places }: LinkLists, place: number): Int32Array =>
  places.subarray(starts[place], starts[place + 1]);
