import type { Interaction } from '@fusionrank/domain/event';
import type { ItemId, UserId } from '@fusionrank/domain/id';
import { INTERACTION_WEIGHT } from '@fusionrank/domain/profile';
import type { OnProgress } from '@fusionrank/domain/progress';
import type { EventLog } from '@fusionrank/feature-store';
import type { BehaviourSnapshot } from '@fusionrank/model/artifact';
import {
  CO_VISIT_DEFAULTS,
  coVisitNeighbours,
  ialsCandidates,
  judgeIalsSettings,
  nearestByFactors,
  sparseMatrix,
  trainIals,
  type SparseMatrix,
} from '@fusionrank/model/behaviour';

export interface BehaviourRequest {
  readonly events: EventLog;
  /** Factors are fitted on what was learned of before this instant. */
  readonly until: Date;
  readonly isSold: (id: ItemId) => boolean;
  readonly seed: number;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/** Neighbours kept for every user and item. */
const NEIGHBOURS = 20;
/** The last part of the window judges the settings; the winner is then fitted on all of it. */
const JUDGED_SHARE = 0.2;

/** Collaborative factors and neighbours of everything touched before `until`; absent when nothing was. */
export async function behaviourSnapshot(request: BehaviourRequest): Promise<BehaviourSnapshot | undefined> {
  const touches = await readTouches(request);
  if (touches.length === 0) return undefined;
  const users = indexed(touches.map(({ userId }) => userId));
  const items = indexed(touches.map(({ itemId }) => itemId));
  const matrixOf = (part: readonly Touch[]): SparseMatrix =>
    sparseMatrix(
      users.ids.length,
      items.ids.length,
      part.map(({ userId, itemId, weight }) => ({ row: users.at(userId), column: items.at(itemId), value: weight })),
    );

  const border = Math.floor(touches.length * (1 - JUDGED_SHARE));
  const run = {
    ...(request.onProgress === undefined ? {} : { onProgress: request.onProgress }),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  };
  const [best] = judgeIalsSettings({
    ...run,
    training: matrixOf(touches.slice(0, border)),
    validation: matrixOf(touches.slice(border)),
    candidates: ialsCandidates(request.seed),
  });
  if (best === undefined) throw new RangeError('no candidate settings to judge');

  const all = matrixOf(touches);
  const factors = trainIals(all, best.settings, run);
  return {
    width: factors.width,
    itemIds: items.ids,
    itemFactors: factors.items,
    // Shared users foretell the next item better than near factors do, and cost seconds where those cost minutes.
    itemNeighbours: coVisitNeighbours(all, { ...CO_VISIT_DEFAULTS, perRow: NEIGHBOURS }),
    userIds: users.ids,
    userFactors: factors.users,
    userNeighbours: nearestByFactors(factors.users, factors.width, NEIGHBOURS),
  };
}

interface Touch {
  readonly userId: UserId;
  readonly itemId: ItemId;
  readonly weight: number;
}

async function readTouches({ events, until, isSold }: BehaviourRequest): Promise<readonly Touch[]> {
  const touches: Touch[] = [];
  for await (const batch of events.interactions({ until })) {
    touches.push(...batch.filter(({ itemId, ingestedAt }) => ingestedAt < until && isSold(itemId)).map(touchOf));
  }
  return touches;
}

function touchOf({ userId, itemId, kind }: Interaction): Touch {
  return { userId, itemId, weight: INTERACTION_WEIGHT[kind] };
}

/** Distinct ids in code unit order with the place of each. */
function indexed<Id extends string>(values: readonly Id[]): { readonly ids: readonly Id[]; at(id: Id): number } {
  const ids = [...new Set(values)].sort();
  const places = new Map(ids.map((id, i) => [id, i]));
  return { ids, at: (id) => places.get(id) ?? -1 };
}
