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
  sparseRow,
  trainIals,
  transposed,
  userFolding,
  type CollaborativeFactors,
  type IalsRun,
  type IalsSettings,
  type SparseMatrix,
} from '@fusionrank/model/behaviour';

export interface BehaviourRequest {
  readonly events: EventLog;
  /** Factors, which the network reads, are fitted on what was learned of before this instant (docs/decisions/0004). */
  readonly factorsUntil: Date;
  /** Neighbours, which retrieval and the API read, know of what was learned of before this later instant. */
  readonly neighboursUntil: Date;
  readonly isSold: (id: ItemId) => boolean;
  readonly seed: number;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/** Neighbours kept for every user and item. */
const NEIGHBOURS = 40;
/** The last part of the factors' window judges the settings; the winner is then fitted on all of it. */
const JUDGED_SHARE = 0.2;

/** Collaborative factors and neighbours; absent when nobody touched anything. A row of zeros has no factor. */
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

  const early = touches.filter(({ learnedAt }) => learnedAt < request.factorsUntil);
  const settings = chosenSettings(early, matrixOf, request);
  const fitted = matrixOf(early);
  const factors = trainIals(fitted, settings, runOf(request));
  forgetRareItems(factors, fitted);
  const all = matrixOf(touches);
  const userFactors = foldedUsers(all, factors.items, settings);
  return {
    width: factors.width,
    itemIds: items.ids,
    itemFactors: factors.items,
    // Shared users foretell the next item better than near factors do, and cost seconds where those cost minutes.
    itemNeighbours: coVisitNeighbours(all, { ...CO_VISIT_DEFAULTS, perRow: NEIGHBOURS }),
    userIds: users.ids,
    userFactors,
    userNeighbours: nearestByFactors(userFactors, factors.width, NEIGHBOURS),
  };
}

/** Fewer users than this say more about themselves than about the item. */
const MIN_USERS = 3;

/** An item that too few users touched is treated as one without behaviour: the network knows how to do without. */
function forgetRareItems({ items, width }: CollaborativeFactors, touched: SparseMatrix): void {
  const byItem = transposed(touched);
  for (let item = 0; item < byItem.rows; item++) {
    const users = sparseRow(byItem, item).values.filter((weight) => weight > 0).length;
    if (users < MIN_USERS) items.fill(0, item * width, (item + 1) * width);
  }
}

function runOf({ onProgress, signal }: BehaviourRequest): IalsRun {
  return { ...(onProgress === undefined ? {} : { onProgress }), ...(signal === undefined ? {} : { signal }) };
}

function chosenSettings(
  touches: readonly Touch[],
  matrixOf: (part: readonly Touch[]) => SparseMatrix,
  request: BehaviourRequest,
): IalsSettings {
  const border = Math.floor(touches.length * (1 - JUDGED_SHARE));
  const [best] = judgeIalsSettings({
    ...runOf(request),
    training: matrixOf(touches.slice(0, border)),
    validation: matrixOf(touches.slice(border)),
    candidates: ialsCandidates(request.seed),
  });
  if (best === undefined) throw new RangeError('no candidate settings to judge');
  return best.settings;
}

/** Each user's factor from everything they touched, in the space of the items' factors. */
function foldedUsers(touched: SparseMatrix, items: Float32Array, settings: IalsSettings): Float32Array {
  const factors = new Float32Array(touched.rows * settings.factors);
  const fold = userFolding(items, settings);
  for (let user = 0; user < touched.rows; user++) factors.set(fold(sparseRow(touched, user)), user * settings.factors);
  return factors;
}

interface Touch {
  readonly userId: UserId;
  readonly itemId: ItemId;
  readonly weight: number;
  readonly learnedAt: Date;
}

async function readTouches({ events, neighboursUntil, isSold }: BehaviourRequest): Promise<readonly Touch[]> {
  const touches: Touch[] = [];
  for await (const batch of events.interactions({ until: neighboursUntil })) {
    touches.push(
      ...batch.filter(({ itemId, ingestedAt }) => ingestedAt < neighboursUntil && isSold(itemId)).map(touchOf),
    );
  }
  return touches;
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
