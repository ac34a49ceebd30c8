import { parseItemId } from '@fusionrank/domain/id';
import type { ShopEvent } from '@fusionrank/domain/event';
import { expect, test } from 'vitest';
import { createTrackingTokens } from '../slates/tracking-token.ts';
import { trackedEvent } from '../tracking/tracked-event.ts';
import { viewerOf } from '../viewer/viewer.ts';
import { createPopularity } from './popularity.ts';

const shoe = parseItemId('shoe');
const rowOf = (id: string): number | undefined => (id === 'shoe' ? 7 : undefined);
const pause = (): Promise<void> => Promise.resolve();
const event = (payload: Parameters<typeof trackedEvent>[0]['payload']): ShopEvent[] =>
  trackedEvent(
    { eventId: 'e', payload },
    { viewer: viewerOf({ userId: 'u' }), tokens: createTrackingTokens(new Uint8Array(32)), now: new Date(0) },
  );
const purchase = event({ purchase: { orderId: 'o', lines: [{ productId: 'shoe', quantity: 1 }] } });
const returned = event({ return: { productId: 'shoe' } });

test('a purchase counts 5 at once, its return takes 4 back', () => {
  const popularity = createPopularity(rowOf);
  popularity.notice(purchase);
  expect(popularity.of(7)).toBe(5);
  popularity.notice(returned);
  expect(popularity.of(7)).toBe(1);
});

test('never falls below 0', () => {
  const popularity = createPopularity(rowOf);
  popularity.notice(returned);
  expect(popularity.of(7)).toBe(0);
});

test('what is noticed while the log is summed up is counted beside the new sum, what came before is in it', async () => {
  const popularity = createPopularity(rowOf);
  popularity.notice(purchase);
  const putInForce = popularity.beforeReading();
  popularity.notice(purchase);
  const taking = putInForce(new Map([[shoe, 5]]), pause);
  popularity.notice(purchase);
  await taking;
  expect(popularity.of(7)).toBe(15);
  expect(popularity.of(99)).toBe(0);
});

test('what is done with an item that has no row changes nothing', async () => {
  const popularity = createPopularity(() => undefined);
  popularity.notice(purchase);
  await popularity.beforeReading()(new Map([[shoe, 5]]), pause);
  expect(popularity.of(7)).toBe(0);
});
