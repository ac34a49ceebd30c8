import { parseItemId, parseSlateId } from '@fusionrank/domain/id';
import { describe, expect, test } from 'vitest';
import type { EventInput } from '../schema/types.generated.ts';
import { createTrackingTokens } from '../slates/tracking-token.ts';
import { viewerOf } from '../viewer/viewer.ts';
import { trackedEvent } from './tracked-event.ts';

const now = new Date('2026-03-01T12:00:00Z');
const tokens = createTrackingTokens(new Uint8Array(32));
const by = { viewer: viewerOf({ userId: 'u1', sessionId: 's1' }), tokens, now };
const token = tokens.sign({
  slateId: parseSlateId('slate'),
  itemId: parseItemId('shoe'),
  position: 4,
  query: 'running shoes',
});
const track = (payload: EventInput['payload'], occurredAt?: Date) =>
  trackedEvent({ eventId: 'e1', payload, ...(occurredAt && { occurredAt }) }, by);

test('a click by token is credited to the place, ranking and query it was served at', () => {
  expect(track({ click: { trackingToken: token } })).toEqual([
    {
      type: 'interaction',
      kind: 'click',
      value: 1,
      eventId: 'e1',
      userId: 'u1',
      sessionId: 's1',
      itemId: 'shoe',
      slateId: 'slate',
      position: 4,
      query: 'running shoes',
      occurredAt: now,
      ingestedAt: now,
      simulated: false,
    },
  ]);
});

test('a purchase is a row for each line, with ids of their own made from the event id', () => {
  const lines = [
    { productId: 'shoe', quantity: 2 },
    { productId: 'sock', quantity: 3 },
  ];
  expect(track({ purchase: { orderId: 'o1', lines } })).toMatchObject([
    { eventId: 'e1#0', kind: 'purchase', itemId: 'shoe', value: 2 },
    { eventId: 'e1#1', kind: 'purchase', itemId: 'sock', value: 3 },
  ]);
});

test('the same product at the same place of the same ranking is one impression, whatever the event id', () => {
  const ids = ['a', 'b'].map(
    (eventId) => trackedEvent({ eventId, payload: { impression: { trackingTokens: [token] } } }, by)[0]?.eventId,
  );
  expect(ids).toEqual(['slate:4', 'slate:4']);
});

test.each([
  ['addToCart', { addToCart: { productId: 'p' } }, { kind: 'cart', value: 1 }],
  ['dwell', { dwell: { productId: 'p', ms: 1500 } }, { kind: 'dwell', value: 1500 }],
  ['rating', { rating: { productId: 'p', stars: 4.5 } }, { kind: 'rating', value: 4.5 }],
  ['return', { return: { productId: 'p', quantity: 2 } }, { kind: 'return', value: 2 }],
] as const)('%s becomes its kind of interaction', (_name, payload, expected) => {
  expect(track(payload)).toMatchObject([expected]);
});

describe('refused', () => {
  test.each<[string, EventInput['payload'], RegExp]>([
    ['a click on nothing', { click: {} }, /expected a trackingToken or a productId/],
    ['six stars', { rating: { productId: 'p', stars: 6 } }, /stars: expected 1 to 5, got 6/],
    ['a negative dwell', { dwell: { productId: 'p', ms: -1 } }, /ms: expected 0/],
    ['nothing bought', { purchase: { orderId: 'o', lines: [] } }, /expected 1 to 250 products/],
    ['a forged token', { click: { trackingToken: `${token}x` } }, /expected a token/],
    ["another product than the token's", { addToCart: { productId: 'sock', trackingToken: token } }, /expected "shoe"/],
  ])('%s', (_name, payload, message) => {
    expect(() => track(payload)).toThrow(message);
  });

  test('five minutes and a millisecond ahead of our clock; five minutes pass, as now', () => {
    const ahead = (ms: number) => new Date(now.getTime() + ms);
    expect(() => track({ click: { productId: 'p' } }, ahead(300_001))).toThrow(/occurredAt/);
    expect(track({ click: { productId: 'p' } }, ahead(300_000))).toMatchObject([{ occurredAt: now }]);
  });
});
