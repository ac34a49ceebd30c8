import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseUserId } from '@fusionrank/domain/id';
import { createClient } from 'graphql-ws';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startGateway } from '../start-gateway.ts';
import type { Gateway } from '../start-gateway.ts';
import { openTestGateway } from '../testing/open-test-gateway.ts';
import type { TestGateway } from '../testing/open-test-gateway.ts';
import { shoeShop } from '../testing/shoe-shop.ts';
import { writeModel } from '../testing/write-model.ts';

/** Follows a ranking; the other takes the events. One database. */
let gateway: TestGateway;
let other: Gateway;
let otherHome: string;
beforeAll(async () => {
  gateway = await openTestGateway(shoeShop());
  const { home, store, cable } = gateway;
  await writeModel({
    home,
    store,
    items: shoeShop(),
    name: 'other-gateways',
    users: [parseUserId('u1'), parseUserId('u2')],
  });
  otherHome = await mkdtemp(path.join(tmpdir(), 'other-gateway-'));
  const log = pino({ level: 'silent' });
  other = await startGateway({ home: otherHome, databaseUrl: cable.databaseUrl, port: 0, host: '127.0.0.1', log });
});
afterAll(async () => {
  await other.close();
  await gateway.close();
  await rm(otherHome, { recursive: true });
});

async function addToCart(productId: string): Promise<unknown> {
  const answer = await fetch(`${other.url}/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-user-id': 'follower' },
    body: JSON.stringify({ events: [{ eventId: `cart ${productId}`, payload: { addToCart: { productId } } }] }),
  });
  return answer.json();
}

test('what a shopper does at another gateway ranks again what they follow at this one', async () => {
  const live = async () =>
    (await gateway.ask('{ modelInfo { live { id } } }', { role: 'ANALYST' })).data.modelInfo.live?.id;
  await expect.poll(live, { timeout: 20_000 }).toBe('other-gateways');
  const { data } = await gateway.ask('{ searchRanked(input: { text: "running shoes" }, first: 24) { searchId } }', {
    userId: 'follower',
  });
  const client = createClient({
    url: `${gateway.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { 'x-user-id': 'follower' },
  });
  const updates = client.iterate<{ readonly rankingUpdated: { readonly reason: string } }>({
    query: 'subscription ($id: ID!) { rankingUpdated(searchId: $id, intervalMs: 250) { reason moves { productId } } }',
    variables: { id: data.searchRanked.searchId },
  });
  let came: unknown;
  const first = updates.next().then((result: { readonly value?: unknown }) => (came = result.value));
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(came).toBeUndefined();
  for (const productId of ['shoe-29', 'shoe-28', 'shoe-27']) {
    expect(await addToCart(productId)).toMatchObject({ accepted: 1 });
  }
  expect(await first).toMatchObject({ data: { rankingUpdated: { reason: 'PROFILE_CHANGED' } } });
  await updates.return?.();
  await client.dispose();
});
