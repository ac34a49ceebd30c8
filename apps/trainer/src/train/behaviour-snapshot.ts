import type { OnProgress } from '@fusionrank/domain/progress';
import type { EventLog } from '@fusionrank/feature-store';
import type { BehaviourSnapshot } from '@fusionrank/model/artifact';
import {
  chooseFactors,
  chooseLinks,
  fitFactors,
  fitLinks,
  type JudgedFactors,
  type JudgedLinks,
  nearestByFactors,
  type TouchHistory,
} from '@fusionrank/model/behaviour';
import { type ItemVectorColumns, resemblanceOf } from './item-resemblance.ts';
import type { ShopCatalogue } from './shop-catalogue.ts';
import { type Touch, touchLog, type TouchLog } from './touch-log.ts';

export interface BehaviourRequest {
  readonly events: EventLog;
  readonly catalogue: ShopCatalogue;
  /** Aligned with the catalogue: items that look or read alike lend each other behaviour. */
  readonly vectors: ItemVectorColumns;
  /** Factors and links, which the network reads, are fitted on what was learned of before this instant (docs/decisions/0004). */
  readonly factorsUntil: Date;
  /** Neighbours, which retrieval and the API read, know of what was learned of before this later instant. */
  readonly neighboursUntil: Date;
  readonly seed: number;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

export interface LearnedBehaviour {
  readonly snapshot: BehaviourSnapshot;
  /** What validation said of each candidate, best first; plain JSON. */
  readonly report: { readonly links: readonly JudgedLinks[]; readonly factors: readonly JudgedFactors[] };
}

/** Neighbours kept for every user and item. */
const NEIGHBOURS = 40;
/** Links kept for every item. */
const LINKS = 100;
/** The last part of the factors' window judges the models (docs/decisions/0007); the winners are then fitted on all of it. */
const JUDGED_SHARE = 0.2;

/** Item links, factors and neighbours of the models that win on validation; absent when nobody touched anything in time. */
export async function learnBehaviour(request: BehaviourRequest): Promise<LearnedBehaviour | undefined> {
  const log = await touchLog(request);
  const early = log.touches.filter(({ learnedAt }) => learnedAt < request.factorsUntil);
  if (early.length === 0) return undefined;
  const side = log.coversCatalogue ? await resemblanceOf(request.catalogue, request.vectors) : undefined;
  const run = {
    ...(request.onProgress && { onProgress: request.onProgress }),
    ...(request.signal && { signal: request.signal }),
  };
  const items = log.itemIds.length;
  const judged = { items, ...splitTouches(log, early) };
  const links = chooseLinks({ ...judged, perRow: LINKS, ...run });
  const factors = await chooseFactors({ ...judged, seed: request.seed, ...(side && { side }), ...run });
  const [bestLinks] = links;
  const [bestFactors] = factors;
  if (bestLinks === undefined || bestFactors === undefined) throw new RangeError('no candidates to judge');

  const histories = log.historiesOf(early);
  const all = log.historiesOf(log.touches);
  const fitted = await fitFactors({ items, histories, ...(side && { side }), ...run }, bestFactors);
  const userFactors = await fitted.usersOf(all);
  const snapshot: BehaviourSnapshot = {
    width: fitted.width,
    itemIds: log.itemIds,
    itemFactors: fitted.items,
    itemNeighbours: fitLinks({ items, histories: all, perRow: NEIGHBOURS }, bestLinks.settings, run),
    itemLinks: {
      ...fitLinks({ items, histories, perRow: LINKS }, bestLinks.settings, run),
      kind: bestLinks.settings.kind,
      recency: bestLinks.recency,
    },
    userIds: log.userIds,
    userFactors,
    userNeighbours: nearestByFactors(userFactors, fitted.width, NEIGHBOURS),
  };
  return { snapshot, report: { links, factors } };
}

interface SplitTouches {
  readonly training: readonly TouchHistory[];
  readonly validation: readonly TouchHistory[];
}

function splitTouches(log: TouchLog, early: readonly Touch[]): SplitTouches {
  const border = Math.floor(early.length * (1 - JUDGED_SHARE));
  return { training: log.historiesOf(early.slice(0, border)), validation: log.historiesOf(early.slice(border)) };
}
