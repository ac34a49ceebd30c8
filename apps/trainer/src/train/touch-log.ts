import type { Interaction } from '@fusionrank/domain/event';
import type { ItemId, UserId } from '@fusionrank/domain/id';
import { INTERACTION_WEIGHT } from '@fusionrank/domain/profile';
import type { EventLog } from '@fusionrank/feature-store';
import type { TouchHistory } from '@fusionrank/model/behaviour';
import type { ShopCatalogue } from './shop-catalogue.ts';

/** One interaction with something that is sold. */
export interface Touch {
  readonly userId: UserId;
  readonly itemId: ItemId;
  readonly weight: number;
  readonly learnedAt: Date;
}

/** Who touched what, with a place for every user and item. */
export interface TouchLog {
  /** In the order in which they were learned of. */
  readonly touches: readonly Touch[];
  readonly userIds: readonly UserId[];
  readonly itemIds: readonly ItemId[];
  /** Whether `itemIds` holds all that is sold, also what nobody touched. */
  readonly coversCatalogue: boolean;
  /** A history a user, aligned with `userIds`. */
  historiesOf(part: readonly Touch[]): readonly TouchHistory[];
}

export interface TouchRequest {
  readonly events: EventLog;
  readonly catalogue: ShopCatalogue;
  readonly neighboursUntil: Date;
}

/** Items up to which those that nobody touched are looked at too: finding what they resemble costs the square. */
const MOST_RESEMBLED = 20_000;

/** Reads what was learned of before `neighboursUntil`. */
export async function touchLog({ events, catalogue, neighboursUntil }: TouchRequest): Promise<TouchLog> {
  const touches: Touch[] = [];
  for await (const batch of events.interactions({ until: neighboursUntil })) {
    touches.push(
      ...batch
        .filter(({ itemId, ingestedAt }) => ingestedAt < neighboursUntil && catalogue.rowOf(itemId) !== undefined)
        .map(touchOf),
    );
  }
  const coversCatalogue = catalogue.items.length <= MOST_RESEMBLED;
  const users = indexed(touches.map(({ userId }) => userId));
  const items = coversCatalogue
    ? { ids: catalogue.items.map(({ id }) => id), at: (id: ItemId) => catalogue.rowOf(id) ?? -1 }
    : indexed(touches.map(({ itemId }) => itemId));
  return {
    touches,
    userIds: users.ids,
    itemIds: items.ids,
    coversCatalogue,
    historiesOf: (part) => {
      const byUser = users.ids.map((): Touch[] => []);
      for (const touch of part) byUser[users.at(touch.userId)]?.push(touch);
      return byUser.map((own) => ({
        items: Int32Array.from(own, ({ itemId }) => items.at(itemId)),
        weights: Float32Array.from(own, ({ weight }) => weight),
      }));
    },
  };
}

function touchOf({ userId, itemId, kind, ingestedAt }: Interaction): Touch {
  return { userId, itemId, weight: INTERACTION_WEIGHT[kind], learnedAt: ingestedAt };
}

/** Distinct ids in code unit order with the place of each. */
function indexed<Id extends string>(values: readonly Id[]): { readonly ids: readonly Id[]; at(id: Id): number } {
  const ids = [...new Set(values)].sort();
  const places = new Map(ids.map((id, i) => [id, i]));
  return { ids, at: (id) => places.get(id) ?? -1 };
}
