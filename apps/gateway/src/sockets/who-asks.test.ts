import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import type { Client } from 'graphql-ws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openTestGateway } from '../testing/open-test-gateway.ts';
import type { TestGateway } from '../testing/open-test-gateway.ts';
import { shoeShop } from '../testing/shoe-shop.ts';
import { askBy, connectTo, FOLLOW } from '../testing/socket-client.ts';
import type { SocketResult } from '../testing/socket-client.ts';
import { SECRET, token } from '../testing/token.ts';

let gateway: TestGateway;
const clients: Client[] = [];
beforeAll(async () => {
  gateway = await openTestGateway(shoeShop(), { FUSIONRANK_AUTH_SECRET: SECRET });
});
afterAll(async () => {
  for (const client of clients) await client.dispose();
  await gateway.close();
});

function connect(told: Record<string, unknown>, headers: Record<string, string> = {}): Client {
  const client = connectTo(gateway, { told, headers });
  clients.push(client);
  return client;
}

/** How a socket ended. */
const ending = (client: Client): Promise<{ readonly code: number; readonly reason: string }> =>
  new Promise((resolve) => client.on('closed', (event) => resolve(event as { code: number; reason: string })));

const query = '{ viewer { id role } }';
test('is told by connection_init, by the names of headers; else by the headers of the upgrade', async () => {
  const authorization = `Bearer ${await token({ sub: 'anna', role: 'ANALYST' })}`;
  const told = await askBy(connect({ Authorization: authorization }), query);
  expect(told.data).toEqual({ viewer: { id: 'anna', role: 'ANALYST' } });
  const byHeader = await askBy(connect({}, { authorization }), query);
  expect(byHeader.data).toEqual({ viewer: { id: 'anna', role: 'ANALYST' } });
  const over = { authorization: `Bearer ${await token({ sub: 'bert' })}` };
  const both = await askBy(connect(over, { authorization }), query);
  expect(both.data).toEqual({ viewer: { id: 'bert', role: 'SHOPPER' } });
});

test('a stranger is one and the same on one socket, also without a session of their own', async () => {
  const client = connect({});
  const [first, second] = [await askBy(client, query), await askBy(client, query)];
  expect(first.data).toMatchObject({ viewer: { role: 'ANONYMOUS' } });
  expect(second).toEqual(first);
});

test.each([
  ['a token that does not hold', { authorization: 'Bearer no' }, 4401],
  ['a key that is not known', { 'x-api-key': 'frk_unknown' }, 4401],
  ['no text', { authorization: 7 }, 4400],
])('%s is not let in', async (_what, params, code) => {
  const client = connect(params);
  const end = ending(client);
  await expect(askBy(client, query)).rejects.toMatchObject({ code });
  expect(await end).toMatchObject({ code });
});

test('a token that expires closes its socket, with the code after which clients connect again', async () => {
  const client = connect({ authorization: `Bearer ${await token({ sub: 'expiring' }, 2)}` });
  const end = ending(client);
  await askBy(client, query);
  expect(await end).toMatchObject({ code: 4403, reason: 'not authenticated: the token has expired' });
});

test('a client that has another token by then connects again, and its subscription goes on', async () => {
  const tokens = [await token({ sub: 'renewing' }, 2), await token({ sub: 'renewing' })];
  const { data } = await gateway.ask(
    '{ searchRanked(input: { text: "red shoes", sort: PRICE_ASC }, first: 5) { searchId } }',
    {
      token: tokens[1]!,
    },
  );
  let connected = 0;
  const client = createClient({
    url: `${gateway.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: () => ({ authorization: `Bearer ${tokens[connected++]!}` }),
    retryWait: () => Promise.resolve(),
  });
  clients.push(client);
  const updates = client.iterate<Record<string, never>>({
    query: FOLLOW,
    variables: { id: data.searchRanked.searchId },
  });
  const first = updates.next();
  await expect.poll(() => connected, { timeout: 6_000 }).toBe(2);
  await sleep(500);
  const cheapest = shoeShop().find(({ id }) => id === 'shoe-01');
  await gateway.store.catalog.upsert([{ ...cheapest!, price: { amount: '1.00', currency: 'EUR' } }]);
  expect(((await first) as { value: SocketResult }).value.data).toMatchObject({
    rankingUpdated: { reason: 'PRODUCTS_CHANGED' },
  });
  await updates.return?.();
});
