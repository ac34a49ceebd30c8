import type { ShopEvent } from '@fusionrank/domain/event';
import { parseEventId } from '@fusionrank/domain/id';
import type { EventId, SlateId } from '@fusionrank/domain/id';
import type { RankedItem } from '@fusionrank/domain/search';
import type { ServedSlate } from '../slates/served-slates.ts';

/** Every ranking is served as it was computed, so an item stands at its position with certainty. */
const PROPENSITY = 1;

/** What the log learns of one page that went out: the search, and an impression for each item on the page. */
export function slateEvents(served: ServedSlate, shown: readonly RankedItem[], now: Date): ShopEvent[] {
  const { slate, viewer, query, photograph, servedAt } = served;
  const logged = {
    ...viewerIds(viewer),
    slateId: slate.slateId,
    policy: slate.policy,
    ingestedAt: now,
    simulated: false,
  };
  return [
    {
      type: 'search',
      ...logged,
      eventId: parseEventId(slate.slateId),
      query,
      ...(photograph === undefined ? {} : { photograph }),
      resultCount: slate.totalCount.value,
      latencyMs: slate.timing.totalMs,
      degraded: slate.degraded,
      shownAt: servedAt,
    },
    ...shown.map(({ itemId, position }): ShopEvent => ({
      type: 'impression',
      ...logged,
      eventId: impressionId(slate.slateId, position),
      itemId,
      position,
      propensity: PROPENSITY,
      shownAt: now,
    })),
  ];
}

function viewerIds({ userId, sessionId }: ServedSlate['viewer']): Pick<ServedSlate['viewer'], 'userId' | 'sessionId'> {
  return { userId, sessionId };
}

/** The same product at the same place of the same ranking is one impression, whoever reports it and however often. */
export function impressionId(slateId: SlateId, position: number): EventId {
  return parseEventId(`${slateId}:${position}`);
}
