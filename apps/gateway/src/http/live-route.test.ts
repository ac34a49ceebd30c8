import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestGateway } from '../testing/open-test-gateway.ts';
import type { TestGateway } from '../testing/open-test-gateway.ts';
import { searchCheapest } from '../testing/search-cheapest.ts';
import { shoeShop } from '../testing/shoe-shop.ts';
import { SECRET, token } from '../testing/token.ts';

let gateway: TestGateway;
let guarded: TestGateway;
beforeAll(async () => {
  gateway = await openTestGateway(shoeShop(), { FUSIONRANK_LIMIT_SUBSCRIPTIONS: '2' });
  guarded = await openTestGateway(shoeShop(), { FUSIONRANK_AUTH_SECRET: SECRET, FUSIONRANK_LIMIT_RATE_POINTS: '300' });
});
afterAll(async () => {
  await gateway.close();
  await guarded.close();
});

const FOLLOW = `subscription Follow($id: ID!, $every: Int! = 250) {
  rankingUpdated(searchId: $id, topK: 5, intervalMs: $every) {
    searchId version reason
    edges { position trackingToken node { id } }
    moves { productId from to }
  }
}`;
interface Followed extends Record<string, unknown> {
  readonly rankingUpdated: Update;
}
interface Got {
  readonly data?: Followed;
  readonly errors?: readonly { readonly message: string }[];
}
interface Update {
  readonly version: number;
  readonly reason: string;
  readonly edges: readonly { readonly trackingToken: string; readonly node: { readonly id: string } }[];
  readonly moves: readonly { readonly productId: string; readonly from: number | null; readonly to: number | null }[];
}

const search = (userId: string) => searchCheapest(gateway, userId);

/** Updates of a search as they come; each has to come before the test's own time is up. */
function follow(searchId: string, headers: Record<string, string>, { url }: Pick<TestGateway, 'url'> = gateway) {
  const client = createClient({ url: `${url}/graphql/stream`, headers, retryAttempts: 0 });
  const updates = client.iterate<Followed>({ query: FOLLOW, variables: { id: searchId } });
  return {
    next: async () => {
      const { done, value } = (await updates.next()) as { readonly done?: boolean; readonly value?: Got };
      return done === true ? undefined : value;
    },
    end: async () => {
      await updates.return?.();
    },
  };
}

async function post(body: object, headers: Record<string, string> = {}, { url }: Pick<TestGateway, 'url'> = gateway) {
  const answer = await fetch(`${url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify(body),
  });
  if (answer.status === 200) return { status: 200, code: '' };
  const told = (await answer.json()) as { errors: { extensions: { code: string } }[] };
  return { status: answer.status, code: told.errors[0]?.extensions.code };
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('a product whose price changed moves, and the update says whole what is shown now', async () => {
  const { searchId, ids } = await search('follower');
  const updates = follow(searchId, { 'x-user-id': 'follower' });
  const first = updates.next();
  await pause(400);
  const cheapest = shoeShop().find(({ id }) => id === ids[0]);
  await gateway.store.catalog.upsert([{ ...cheapest!, price: { amount: '99.00', currency: 'EUR' } }]);
  const update = (await first)?.data?.rankingUpdated;
  expect(update).toMatchObject({ searchId, version: 2, reason: 'PRODUCTS_CHANGED' });
  expect(update?.edges.map(({ node }) => node.id).slice(0, 4)).toEqual(ids.slice(1));
  expect(update?.moves).toContainEqual({ productId: ids[0], from: 0, to: null });
  await updates.end();
  // What the update shows can be clicked like any ranking.
  const trackingToken = update?.edges[0]?.trackingToken;
  const tracked = await gateway.ask(
    'mutation T($t: String!) { trackEvents(input: { events: [{ eventId: "live", payload: { click: { trackingToken: $t } } }] }) { accepted } }',
    { userId: 'follower', variables: { t: trackingToken } },
  );
  expect(tracked.data.trackEvents.accepted).toBe(1);
});

test("another's search is as none: nobody follows it", async () => {
  const { searchId } = await search('owner');
  const query = FOLLOW;
  const stranger = await post({ query, variables: { id: searchId } }, { 'x-user-id': 'other' });
  const nothing = await post({ query, variables: { id: 'none' } }, { 'x-user-id': 'other' });
  expect([stranger, nothing]).toEqual([
    { status: 400, code: 'SEARCH_EXPIRED' },
    { status: 400, code: 'SEARCH_EXPIRED' },
  ]);
});

test.each([
  { what: 'a query', body: { query: '{ viewer { id } }' }, code: 'SUBSCRIPTIONS_ONLY' },
  { what: 'no GraphQL', body: { query: 'subscription {' }, code: 'GRAPHQL_PARSE_FAILED' },
  { what: 'a field that there is not', body: { query: 'subscription { secrets }' }, code: 'GRAPHQL_VALIDATION_FAILED' },
  {
    what: 'a page too large',
    body: { query: 'subscription { rankingUpdated(searchId: "s", topK: 101) { version } }' },
    code: 'PAGE_SIZE_EXCEEDED',
  },
  {
    what: 'an interval too short',
    body: { query: 'subscription { rankingUpdated(searchId: "s", intervalMs: 1) { version } }' },
    code: 'BAD_USER_INPUT',
  },
  {
    what: 'one field over and over',
    body: { query: `subscription { rankingUpdated(searchId: "s") { ${'version '.repeat(101)} } }` },
    code: 'REPETITION_LIMIT_EXCEEDED',
  },
  {
    what: 'too many tokens',
    body: { query: `subscription { rankingUpdated(searchId: "s") { ${'version '.repeat(2_000)} } }` },
    code: 'TOKEN_LIMIT_EXCEEDED',
  },
  {
    what: 'what the schema is, beside nothing',
    body: { query: 'subscription { __schema { types { name } } }' },
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  { what: 'nothing', body: {}, code: 'BAD_REQUEST' },
])('refuses $what, before anything begins', async ({ body, code }) => {
  expect(await post(body)).toEqual({ status: 400, code });
});

test('one who asks has so many at once; ended ones give their place back', async () => {
  const { searchId } = await search('greedy');
  const headers = { 'x-user-id': 'greedy' };
  const open = [follow(searchId, headers), follow(searchId, headers)];
  for (const one of open) void one.next();
  await pause(500);
  const body = { query: FOLLOW, variables: { id: searchId } };
  expect(await post(body, headers)).toEqual({ status: 429, code: 'TOO_MANY_SUBSCRIPTIONS' });
  for (const one of open) await one.end();
  await pause(500);
  const again = follow(searchId, headers);
  void again.next();
  await pause(300);
  await again.end();
});

test('a token that expires ends its stream, saying so; one that does not hold begins none', async () => {
  const expiring = await token({ sub: 'expiring', role: 'SHOPPER' }, 2);
  const { data } = await guarded.ask('{ searchRanked(input: {}) { searchId } }', { token: expiring });
  const updates = follow(String(data.searchRanked.searchId), { authorization: `Bearer ${expiring}` }, guarded);
  expect((await updates.next())?.errors?.[0]?.message).toBe('not authenticated: the token has expired');
  expect(await updates.next()).toBeUndefined();
  const body = { query: FOLLOW, variables: { id: 's' } };
  expect(await post(body, { authorization: 'Bearer no' }, guarded)).toEqual({ status: 401, code: 'UNAUTHENTICATED' });
});

test('a gateway that stops tells its streams, and they do not hold it up', async () => {
  // What is still there after this long is cut: by then the streams have to be gone of themselves.
  const stopping = await openTestGateway(shoeShop(), { FUSIONRANK_DRAIN_MS: '60000' });
  const asked = await stopping.ask('{ searchRanked(input: {}) { searchId } }', { userId: 'u' });
  const updates = follow(String(asked.data.searchRanked.searchId), { 'x-user-id': 'u' }, stopping);
  const told = updates.next();
  await pause(400);
  const began = performance.now();
  const closed = stopping.close();
  expect((await told)?.errors?.[0]?.message).toMatch(/shutting down/);
  await closed;
  expect(performance.now() - began).toBeLessThan(10_000);
});

test('the stream of one who is forgotten ends', async () => {
  const { searchId } = await search('forgotten');
  const updates = follow(searchId, { 'x-user-id': 'forgotten' });
  const told = updates.next();
  await pause(400);
  await gateway.ask('mutation { forgetMe(input: { confirm: true }) { errors { __typename } } }', {
    userId: 'forgotten',
  });
  expect((await told)?.errors?.[0]?.message).toMatch(/is forgotten/);
  expect(await updates.next()).toBeUndefined();
});
