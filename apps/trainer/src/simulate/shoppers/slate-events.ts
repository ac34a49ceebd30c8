import type { Impression, Interaction, SearchEvent, ShopEvent } from '@fusionrank/domain/event';
import { parseEventId, parseSessionId, parseSlateId } from '@fusionrank/domain/id';
import { createRng } from '@fusionrank/domain/rng';
import type { ItemTraits } from '../truth/traits.ts';
import type { Visit } from './schedule.ts';
import type { Deed } from './behaviour.ts';
import type { ShownSlate } from './logging-shop.ts';

/** One slate that was shown, and what was done with it. */
export interface SlateRecord {
  /** Short name of the simulation; begins every id. */
  readonly label: string;
  readonly visit: Visit;
  /** 0-based in the visit. */
  readonly slateNumber: number;
  readonly query: string;
  readonly shownAt: Date;
  readonly slate: ShownSlate;
  /** What was shown, by position. */
  readonly items: readonly ItemTraits[];
  readonly deeds: readonly Deed[];
}

/** The slate as events. Ids depend on label, visit, slate and position alone: the same simulation writes the same ids. */
export function slateEvents(record: SlateRecord): ShopEvent[] {
  const { slate, shownAt } = record;
  const slateName = `${record.label}-${record.visit.number}-${record.slateNumber}`;
  const slateId = parseSlateId(slateName);
  const rng = createRng(`ingestion ${slateName}`);
  const shared = {
    userId: record.visit.shopper.id,
    sessionId: parseSessionId(`${record.label}-${record.visit.number}`),
    simulated: true,
  };
  const shownTimes = { shownAt, ingestedAt: after(shownAt, 40 + rng.below(400)) };
  const id = (part: string) => parseEventId(`${slateName}-${part}`);
  const search: SearchEvent = {
    ...shared,
    ...shownTimes,
    eventId: id('s'),
    slateId,
    query: record.query,
    policy: slate.policy,
    resultCount: slate.resultCount,
  };
  const impressions = slate.shown.map(({ propensity }, position): Impression & { readonly type: 'impression' } => ({
    type: 'impression',
    ...shared,
    ...shownTimes,
    eventId: id(`i${position}`),
    slateId,
    itemId: itemAt(record, position).id,
    position,
    policy: slate.policy,
    propensity,
  }));
  const interactions = record.deeds.map((deed): Interaction & { readonly type: 'interaction' } => {
    const occurredAt = after(shownAt, deed.afterMs);
    return {
      type: 'interaction',
      ...shared,
      eventId: id(`${deed.kind}${deed.position}`),
      itemId: itemAt(record, deed.position).id,
      kind: deed.kind,
      value: deed.value,
      slateId,
      position: deed.position,
      ...(record.query === '' ? {} : { query: record.query }),
      occurredAt,
      ingestedAt: after(occurredAt, ingestionDelayMs(rng.next(), rng.next())),
    };
  });
  return [{ type: 'search', ...search }, ...impressions, ...interactions];
}

/** One event in a hundred arrives hours late, as from a phone without a network; the others within two seconds. */
function ingestionDelayMs(lot: number, share: number): number {
  return Math.floor(lot < 0.01 ? share * 6 * 3_600_000 : 30 + share * 1_900);
}

function after(instant: Date, ms: number): Date {
  return new Date(instant.getTime() + ms);
}

function itemAt(record: SlateRecord, position: number): ItemTraits {
  const item = record.items[position];
  if (item === undefined) throw new RangeError(`expected an item at position ${position} of ${record.items.length}`);
  return item;
}

/** When the event happened: `shownAt` or `occurredAt`, in ms since the epoch. */
export function timeOf(event: ShopEvent): number {
  return event.type === 'interaction' ? event.occurredAt.getTime() : event.shownAt.getTime();
}
