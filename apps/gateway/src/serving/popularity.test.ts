import { parseItemId } from '@fusionrank/domain/id';
import type { ShopEvent } from '@fusionrank/domain/event';
import { expect, test } from 'vitest';
import { createTrackingTokens } from '../slates/tracking-token.ts';
import { trackedEvent } from '../tracking/tracked-event.ts';
import { viewerOf } from '../viewer/viewer.ts';
import { createPopularity } from './popularity.ts';

const shoe = parseItemId('shoe');
const event = (payload: Parameters<typeof trackedEvent>[0]['payload']): ShopEvent[] =>
  trackedEvent(
    { eventId: 'e', payload },
    { viewer: viewerOf({ userId: 'u' }), tokens: createTrackingTokens(new Uint8Array(32)), now: new Date(0) },
  );
const purchase = event({ purchase: { orderId: 'o', lines: [{ productId: 'shoe', quantity: 1 }] } });
const returned = event({ return: { productId: 'shoe' } });

test('a purchase counts 5 at once, its return takes 4 back', () => {
  const popularity = createPopularity();
  popularity.notice(purchase);
  expect(popularity.of(shoe)).toBe(5);
  popularity.notice(returned);
  expect(popularity.of(shoe)).toBe(1);
});

test('never falls below 0', () => {
  const popularity = createPopularity();
  popularity.notice(returned);
  expect(popularity.of(shoe)).toBe(0);
});

test('what is noticed while the log is summed up is counted beside the new sum, what came before is in it', () => {
  const popularity = createPopularity();
  popularity.notice(purchase);
  const putInForce = popularity.beforeReading();
  popularity.notice(purchase);
  putInForce(new Map([[shoe, 5]]));
  expect(popularity.of(shoe)).toBe(10);
});
