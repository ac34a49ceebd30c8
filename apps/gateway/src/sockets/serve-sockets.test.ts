import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestGateway } from '../testing/open-test-gateway.ts';
import type { TestGateway } from '../testing/open-test-gateway.ts';
import { searchCheapest } from '../testing/search-cheapest.ts';
import { shoeShop } from '../testing/shoe-shop.ts';
import { askBy, connectTo, FOLLOW, refusalBy } from '../testing/socket-client.ts';
import type { SocketResult } from '../testing/socket-client.ts';
import { SECRET, token } from '../testing/token.ts';

const TRUSTED = '{ viewer { role } }';
const lines: string[] = [];
let gateway: TestGateway;
let guarded: TestGateway;
let closed: TestGateway;
let folder: string;
const clients: Client[] = [];
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'trusted-'));
  await writeFile(path.join(folder, 'viewer.graphql'), TRUSTED);
  await writeFile(path.join(folder, 'schema.graphql'), '{ __schema { queryType { name } } }');
  gateway = await openTestGateway(
    shoeShop(),
    {
      FUSIONRANK_LIMIT_SUBSCRIPTIONS: '2',
      FUSIONRANK_LIMIT_ALIASES: '3',
      FUSIONRANK_LIMIT_COST: '300',
      FUSIONRANK_LIMIT_DEPTH: '4',
    },
    { write: (line) => void lines.push(line) },
  );
  guarded = await openTestGateway(shoeShop(), { FUSIONRANK_AUTH_SECRET: SECRET, FUSIONRANK_LIMIT_RATE_POINTS: '300' });
  closed = await openTestGateway([], { FUSIONRANK_TRUSTED_DOCUMENTS: folder, FUSIONRANK_INTROSPECTION: 'auth' });
});
afterAll(async () => {
  for (const client of clients) await client.dispose();
  for (const one of [gateway, guarded, closed]) await one.close();
  await rm(folder, { recursive: true });
});

/** Closed when all is tested. */
function connect(told: Record<string, unknown>, to: Pick<TestGateway, 'url'> = gateway): Client {
  const client = connectTo(to, { told });
  clients.push(client);
  return client;
}

const search = (userId: string) => searchCheapest(gateway, userId);

describe('what is done', () => {
  test('queries and mutations are answered as at /graphql, many on one socket', async () => {
    const client = connect({ 'x-user-id': 'socket-user' });
    const query =
      'query Search($text: String!) { searchRanked(input: { text: $text }, first: 3) { nodes { id } } viewer { id } }';
    const answers = await Promise.all(['red shoes', 'mug'].map((text) => askBy(client, query, { text })));
    const plain = await gateway.ask(query, { userId: 'socket-user', variables: { text: 'red shoes' } });
    expect(answers[0]!.data).toEqual(plain.data);
    expect(answers[1]!.data).toMatchObject({ searchRanked: { nodes: [{ id: 'mug' }] } });
    const tracked = await askBy(
      client,
      'mutation { trackEvents(input: { events: [{ eventId: "s1", payload: { click: { productId: "mug" } } }] }) { accepted } }',
    );
    expect(tracked).toEqual({ data: { trackEvents: { accepted: 1 } } });
  });

  test('a subscription goes on until its client lets go; its place is free then', async () => {
    const { searchId, ids } = await search('socket-follower');
    const client = connect({ 'x-user-id': 'socket-follower' });
    const updates = client.iterate<Record<string, never>>({ query: FOLLOW, variables: { id: searchId } });
    const first = updates.next();
    await sleep(500);
    const cheapest = shoeShop().find(({ id }) => id === ids[0]);
    await gateway.store.catalog.upsert([{ ...cheapest!, price: { amount: '99.00', currency: 'EUR' } }]);
    const { value } = (await first) as { value: SocketResult };
    expect(value.data).toMatchObject({ rankingUpdated: { searchId, version: 2, reason: 'PRODUCTS_CHANGED' } });
    const second = client.iterate({ query: FOLLOW, variables: { id: searchId } });
    void second.next();
    await sleep(300);
    expect(await refusalBy(client, FOLLOW, { id: searchId })).toMatchObject({ code: 'TOO_MANY_SUBSCRIPTIONS' });
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(metrics).toMatch(/^fusionrank_subscriptions 2$/m);
    expect(metrics).toMatch(/^fusionrank_sockets [1-9]/m);
    await updates.return?.();
    await second.return?.();
    await sleep(300);
    const again = client.iterate({ query: FOLLOW, variables: { id: searchId } });
    const told = again.next();
    await sleep(300);
    const next = shoeShop().find(({ id }) => id === ids[1]);
    await gateway.store.catalog.upsert([{ ...next!, price: { amount: '98.00', currency: 'EUR' } }]);
    expect(((await told) as { value: SocketResult }).value.errors).toBeUndefined();
    await again.return?.();
  });

  test('what a role may not is refused, what is beside it is there', async () => {
    const query = '{ searchRanked(input: {}, first: 1) { timing { totalMs } edges { position } } }';
    const shopper = await askBy(connect({ 'x-user-id': 'u1' }), query);
    expect(shopper.data).toEqual({ searchRanked: { timing: null, edges: [{ position: 0 }] } });
    expect(shopper.errors).toMatchObject([
      { path: ['searchRanked', 'timing'], extensions: { code: 'FORBIDDEN', requires: 'ANALYST' } },
    ]);
    expect(shopper.extensions).toMatchObject({ requestId: expect.any(String) as string });
    const analyst = await askBy(connect({ 'X-User-Id': 'u1', 'X-Role': 'ANALYST' }), query);
    expect(analyst.errors).toBeUndefined();
  });

  test('looking into a profile is written down, under the id of the operation', async () => {
    const client = connect({ 'x-user-id': 'looker', 'x-role': 'ANALYST' });
    await askBy(client, '{ userProfile(userId: "looked-at") { ... on UserProfile { id } } }');
    const entries = async () =>
      (await gateway.store.audit.page({ limit: 10, subject: 'looked-at' })).map(({ action, principal }) => [
        action,
        principal,
      ]);
    await expect.poll(entries).toEqual([['profile.read', 'user:looker']]);
  });

  test('the stream of one who is forgotten ends, and says why', async () => {
    const { searchId } = await search('forgotten-here');
    const client = connect({ 'x-user-id': 'forgotten-here' });
    const updates = client.iterate({ query: FOLLOW, variables: { id: searchId } });
    const told = updates.next();
    await sleep(400);
    await askBy(client, 'mutation { forgetMe(input: { confirm: true }) { errors { __typename } } }');
    expect(((await told) as { value: SocketResult }).value.errors?.[0]?.extensions).toMatchObject({
      code: 'SEARCH_EXPIRED',
    });
    expect((await updates.next()).done).toBe(true);
  });
});

describe('the rules of HTTP', () => {
  const follow = (more: string) => `subscription { rankingUpdated(searchId: "s", ${more} }`;
  test.each([
    ['aliases', '{ a: __typename b: __typename c: __typename d: __typename }', 'ALIAS_LIMIT_EXCEEDED'],
    [
      'aliases of a subscription',
      follow('topK: 1) { a: version b: version c: version d: version }'),
      'ALIAS_LIMIT_EXCEEDED',
    ],
    ['tokens', `{ ${'__typename '.repeat(2_000)} }`, 'TOKEN_LIMIT_EXCEEDED'],
    ['tokens of a subscription', follow(`topK: 1) { ${'version '.repeat(2_000)} }`), 'TOKEN_LIMIT_EXCEEDED'],
    ['repetition', `{ ${'__typename '.repeat(101)} }`, 'REPETITION_LIMIT_EXCEEDED'],
    ['repetition in a subscription', follow(`topK: 1) { ${'version '.repeat(101)} }`), 'REPETITION_LIMIT_EXCEEDED'],
    ['depth', '{ searchRanked(input: {}, first: 1) { edges { node { brand { name } } } } }', 'DEPTH_LIMIT_EXCEEDED'],
    ['depth of a subscription', follow('topK: 1) { edges { node { brand { name } } } }'), 'DEPTH_LIMIT_EXCEEDED'],
    [
      'cost',
      `{ ${['x', 'y', 'z'].map((name) => `${name}: searchRanked(input: {}, first: 100) { nodes { id } }`).join(' ')} }`,
      'COST_LIMIT_EXCEEDED',
    ],
    [
      'cost of a subscription',
      follow('topK: 100) { edges { node { id title } } moves { productId from to } }'),
      'COST_LIMIT_EXCEEDED',
    ],
    ['a page', '{ searchRanked(input: {}, first: 101) { nodes { id } } }', 'PAGE_SIZE_EXCEEDED'],
    ['a page of a subscription', follow('topK: 101) { version }'), 'PAGE_SIZE_EXCEEDED'],
    ['no GraphQL', '{', 'GRAPHQL_PARSE_FAILED'],
    ['no such field', 'subscription { secrets }', 'GRAPHQL_VALIDATION_FAILED'],
    ['an argument', follow('intervalMs: 1) { version }'), 'BAD_USER_INPUT'],
    ["another's search", follow('topK: 1) { version }'), 'SEARCH_EXPIRED'],
  ])('%s: refused with its code and the id under which it is logged', async (_what, query, code) => {
    const told = await refusalBy(connect({ 'x-user-id': 'u1' }), query);
    expect(told.code).toBe(code);
    expect(told).not.toHaveProperty('http');
    await expect.poll(() => lines.filter((line) => line.includes(told.requestId))).toHaveLength(1);
    const line = JSON.parse(lines.find((found) => found.includes(told.requestId))!) as Record<string, unknown>;
    expect(line).toMatchObject({ msg: 'answered', outcome: code, role: 'SHOPPER', status: 400 });
  });

  test('only trusted documents run where that is set, of subscriptions too; by text or by hash', async () => {
    const client = connect({}, closed);
    expect((await askBy(client, TRUSTED)).data).toEqual({ viewer: { role: 'ANONYMOUS' } });
    expect((await refusalBy(client, '{ viewer { id } }')).code).toBe('DOCUMENT_NOT_TRUSTED');
    expect((await refusalBy(client, FOLLOW, { id: 's' })).code).toBe('DOCUMENT_NOT_TRUSTED');
    const persistedQuery = { version: 1, sha256Hash: createHash('sha256').update(TRUSTED).digest('hex') };
    const byHash = client.iterate({ query: '', extensions: { persistedQuery } });
    expect(((await byHash.next()) as { value: SocketResult }).value.data).toEqual({ viewer: { role: 'ANONYMOUS' } });
  });

  test('the schema is told to those who signed in', async () => {
    const query = '{ __schema { queryType { name } } }';
    expect((await refusalBy(connect({}, closed), query)).code).toBe('INTROSPECTION_REFUSED');
    expect((await askBy(connect({ 'x-user-id': 'u1' }, closed), query)).data).toBeDefined();
  });

  test('points are those of HTTP: what is spent on a socket is spent', async () => {
    const client = connect({ authorization: `Bearer ${await token({ sub: 'spender' })}` }, guarded);
    const query = '{ searchRanked(input: {}, first: 20) { nodes { id title } } }';
    let last: unknown;
    for (let i = 0; i < 10 && last === undefined; i++)
      last = await askBy(client, query).then(
        () => undefined,
        (e: unknown) => e,
      );
    expect(last).toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) as number } }]);
    const plain = await guarded.ask(query, { token: await token({ sub: 'spender' }) });
    expect(plain.errors?.[0]?.extensions.code).toBe('RATE_LIMITED');
  });

  test('log lines of operations say nothing of who asked or for what', async () => {
    const client = connect({ 'x-user-id': 'maria.muster', 'x-session-id': 'session-of-maria' });
    await askBy(
      client,
      'query Named { searchRanked(input: { text: "orthopaedic insoles" }, first: 1) { nodes { id } } }',
    );
    await refusalBy(client, '{ searchRanked(input: { text: "orthopaedic insoles" }, first: 101) { nodes { id } } }');
    await expect.poll(() => lines.filter((line) => line.includes('"operation":"Named"'))).toHaveLength(1);
    expect(lines.filter((line) => /maria|orthopaedic/.test(line))).toEqual([]);
  });
});
