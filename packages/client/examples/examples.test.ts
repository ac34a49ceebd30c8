import { createClient, createEventBatcher } from '@fusionrank/client';
import { SignJWT } from 'jose';
import { openTestGateway, shoeShop } from '@fusionrank/gateway/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as apollo from './apollo-client.ts';
import * as live from './live-ranking.ts';
import * as plain from './plain-fetch.ts';
import * as urql from './urql.ts';

let gateway: Awaited<ReturnType<typeof openTestGateway>>;
let url: string;
beforeAll(async () => {
  gateway = await openTestGateway(shoeShop());
  url = `${gateway.url}/graphql`;
});
afterAll(() => gateway.close());

/** Six red shoes of two pages, none twice. */
function expectTwoPages(titles: readonly string[]): void {
  expect(titles).toHaveLength(6);
  expect(new Set(titles)).toEqual(new Set(['Red running shoes']));
}

test('plain fetch: two pages of one ranking', async () => {
  expectTwoPages(await plain.titlesOfTwoPages(url, 'red shoes'));
});

test('Apollo Client: two pages, and what is similar', async () => {
  const client = apollo.openApollo(url);
  expectTwoPages(await apollo.titlesOfTwoPages(client, 'red shoes'));
  const similar = await apollo.idsOfSimilarItems(client, 'shoe-00');
  expect(similar).toHaveLength(3);
  expect(similar).not.toContain('shoe-00');
});

test('urql: two pages, and a click', async () => {
  const client = urql.openUrql(url);
  expectTwoPages(await urql.titlesOfTwoPages(client, 'red shoes'));
  expect(await urql.trackClick(client, 'mug')).toBe(1);
});

test('the client of the package: facets, completions, recommendations and what is expected to fail', async () => {
  const client = createClient({ url });
  const found = await client.search({ input: { text: 'shoes' }, first: 2 });
  expect(found.kind === 'answered' && found.data.facets.map(({ key }) => key)).toContain('colour');
  expect(await client.suggest({ prefix: 'run' })).toMatchObject({ kind: 'answered' });
  expect(await client.recommendations({ placement: 'HOME' })).toMatchObject({ kind: 'answered' });
  const wrong = await client.search({ input: {}, first: 1_000 });
  expect(wrong).toMatchObject({ kind: 'refused', code: 'PAGE_SIZE_EXCEEDED' });
});

test('a live ranking: what the shop changes moves, typed, until nobody wants it any more', async () => {
  const secret = 'a secret that is long enough to sign tests by';
  const guarded = await openTestGateway(shoeShop(), { FUSIONRANK_AUTH_SECRET: secret });
  const token = await new SignJWT({ sub: 'live' })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(secret));
  const { data } = await guarded.ask('{ searchRanked(input: { text: "red shoes", sort: PRICE_ASC }) { searchId } }', {
    token,
  });
  const client = live.openLive(`${guarded.url}/graphql`, () => token, WebSocket);
  const stop = new AbortController();
  const variables = { searchId: String(data.searchRanked.searchId), topK: 3, intervalMs: 250 };
  const updates = live.followRanking(client, variables, stop.signal);
  const first = updates.next();
  await new Promise((resolve) => setTimeout(resolve, 800));
  const dearest = shoeShop().find(({ id }) => id === 'shoe-28');
  await guarded.store.catalog.upsert([{ ...dearest!, price: { amount: '1.00', currency: 'EUR' } }]);
  const { value } = await first;
  expect(value && [value.version, value.reason, value.edges[0]?.node.id]).toEqual([2, 'PRODUCTS_CHANGED', 'shoe-28']);
  stop.abort();
  expect((await updates.next()).done).toBe(true);
  await client.dispose();
  await guarded.close();
});

test('what the batcher sends is in the profile of the session that searches', async () => {
  const sessionId = 'batched';
  const client = createClient({ url, headers: () => ({ 'x-session-id': sessionId }) });
  const found = await client.search({ input: { text: 'mug' }, first: 1 });
  const token = found.kind === 'answered' ? found.data.edges[0]?.trackingToken : undefined;
  const refused: unknown[] = [];
  const events = createEventBatcher({
    url: `${gateway.url}/events`,
    sessionId,
    consent: 'given',
    onRefused: (one) => refused.push(one),
  });
  events.track({ click: { trackingToken: token ?? '' } });
  events.track({ addToCart: { productId: 'mug' } });
  await events.flush();
  events.close();
  expect([events.waiting, refused]).toEqual([0, []]);
  const { data } = await gateway.ask(
    '{ userProfile(userId: "anonymous:batched") { ... on UserProfile { recentInteractions { nodes { kind query } } } } }',
    { role: 'ANALYST' },
  );
  expect(data.userProfile).toMatchObject({
    recentInteractions: {
      nodes: expect.arrayContaining([
        { kind: 'CLICK', query: 'mug' },
        { kind: 'CART', query: null },
      ]) as unknown,
    },
  });
});
