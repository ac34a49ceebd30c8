import type { InteractionKind, ShopEvent } from '@fusionrank/domain/event';
import { parseEventId, parseItemId, parsePolicyVersion } from '@fusionrank/domain/id';
import type { ItemId } from '@fusionrank/domain/id';
import { problem } from '@fusionrank/domain/problem';
import type { EventInput } from '../schema/types.generated.ts';
import type { Attribution, TrackingTokens } from '../slates/tracking-token.ts';
import type { Viewer } from '../viewer/viewer.ts';
import { impressionId } from './slate-events.ts';

export interface TrackedBy {
  readonly viewer: Viewer;
  readonly tokens: TrackingTokens;
  readonly now: Date;
}

/** A client's clock may be this far ahead; what it says is then taken as now. */
const CLOCK_AHEAD_MS = 5 * 60_000;
/** Impressions or lines in one event. */
const MOST_PARTS = 250;

/** One event as the log keeps it: a row for each of its products. Throws INVALID_INPUT. */
export function trackedEvent(input: EventInput, by: TrackedBy): ShopEvent[] {
  const occurredAt = instantOf(input.occurredAt ?? by.now, by.now);
  const { impression } = input.payload;
  if (impression !== undefined) {
    return partsOf(impression.trackingTokens).map((token) => impressionOf(by.tokens.verify(token), occurredAt, by));
  }
  const acts = actsOf(input.payload, by.tokens);
  return acts.map((act, line) => {
    const eventId = parseEventId(acts.length === 1 ? input.eventId : `${input.eventId}#${line}`);
    return { type: 'interaction', ...loggedBy(by), ...act, eventId, occurredAt };
  });
}

interface Act {
  readonly kind: InteractionKind;
  readonly value: number;
  readonly itemId: ItemId;
  readonly slateId?: Attribution['slateId'];
  readonly position?: number;
  readonly query?: string;
}

/** `@oneOf` lets exactly one through. */
function actsOf(payload: EventInput['payload'], tokens: TrackingTokens): Act[] {
  const { click, addToCart, purchase, dwell, rating } = payload;
  const { return: returned } = payload;
  if (click) return [{ kind: 'click', value: 1, ...subjectOf(click, tokens) }];
  if (dwell) return [{ kind: 'dwell', value: within('ms', dwell.ms, [0, 86_400_000]), ...subjectOf(dwell, tokens) }];
  if (addToCart) return [{ kind: 'cart', value: quantityOf(addToCart.quantity), ...subjectOf(addToCart, tokens) }];
  if (rating) return [{ kind: 'rating', value: within('stars', rating.stars, [1, 5]), ...subjectOf(rating, tokens) }];
  if (returned) return [{ kind: 'return', value: quantityOf(returned.quantity), ...subjectOf(returned, tokens) }];
  if (purchase) {
    return partsOf(purchase.lines).map((line) => ({
      kind: 'purchase',
      value: quantityOf(line.quantity),
      ...subjectOf(line, tokens),
    }));
  }
  throw problem('INVALID_INPUT', 'payload: expected one kind of event, got none');
}

interface Subject {
  readonly productId?: string | null | undefined;
  readonly trackingToken?: string | null | undefined;
}

function subjectOf({ productId, trackingToken }: Subject, tokens: TrackingTokens): Omit<Act, 'kind' | 'value'> {
  const from = typeof trackingToken === 'string' ? tokens.verify(trackingToken) : undefined;
  if (from === undefined) {
    if (typeof productId !== 'string')
      throw problem('INVALID_INPUT', 'expected a trackingToken or a productId, got neither');
    return { itemId: parseItemId(productId) };
  }
  if (typeof productId === 'string' && productId !== from.itemId) {
    throw problem(
      'INVALID_INPUT',
      `productId: expected "${from.itemId}", which the trackingToken is for, got "${productId}"`,
    );
  }
  const { itemId, slateId, position, query } = from;
  return query === '' ? { itemId, slateId, position } : { itemId, slateId, position, query };
}

function impressionOf(seen: Attribution, shownAt: Date, by: TrackedBy): ShopEvent {
  const { slateId, itemId, position } = seen;
  return {
    type: 'impression',
    ...loggedBy(by),
    eventId: impressionId(slateId, position),
    slateId,
    itemId,
    position,
    policy: parsePolicyVersion('reported-by-client'),
    propensity: 1,
    shownAt,
  };
}

function loggedBy({ viewer, now }: TrackedBy): Pick<ShopEvent, 'userId' | 'sessionId' | 'ingestedAt' | 'simulated'> {
  return { userId: viewer.userId, sessionId: viewer.sessionId, ingestedAt: now, simulated: false };
}

function instantOf(occurredAt: Date, now: Date): Date {
  const aheadMs = occurredAt.getTime() - now.getTime();
  if (aheadMs > CLOCK_AHEAD_MS) {
    const [said, is] = [occurredAt.toISOString(), now.toISOString()];
    throw problem('INVALID_INPUT', `occurredAt: expected at most five minutes after ${is}, got ${said}`);
  }
  return aheadMs > 0 ? now : occurredAt;
}

function quantityOf(quantity: number | null | undefined): number {
  return within('quantity', quantity ?? 1, [1, 100_000]);
}

function within(field: string, value: number, [least, most]: readonly [number, number]): number {
  if (value >= least && value <= most) return value;
  throw problem('INVALID_INPUT', `${field}: expected ${least} to ${most}, got ${value}`);
}

function partsOf<Part>(parts: readonly Part[]): readonly Part[] {
  if (parts.length >= 1 && parts.length <= MOST_PARTS) return parts;
  throw problem('INVALID_INPUT', `expected 1 to ${MOST_PARTS} products in one event, got ${parts.length}`);
}
