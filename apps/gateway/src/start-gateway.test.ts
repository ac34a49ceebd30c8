import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseItemId } from '@fusionrank/domain/id';
import { createImageStore } from '@fusionrank/feature-store/images';
import { buildItem } from '@fusionrank/feature-store/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startGateway } from './start-gateway.ts';
import { openTestGateway } from './testing/open-test-gateway.ts';
import type { TestGateway } from './testing/open-test-gateway.ts';
import { shoeShop } from './testing/shoe-shop.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openTestGateway(shoeShop());
});
afterAll(() => gateway.close());

const SEARCH = `{ searchRanked(input: { text: "running shoes" }, first: 3) { nodes { id title } degraded } }`;

test('is alive and ready, and says what it serves', async () => {
  expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);
  const ready = await fetch(`${gateway.url}/readyz`);
  expect(ready.status).toBe(200);
  expect(await ready.json()).toMatchObject({ ready: true, items: 31, database: 'up', modelState: 'NONE_PUBLISHED' });
});

describe('without its database', () => {
  test('searches what it has in memory and says what it does without; afterwards all is as before', async () => {
    gateway.cable.cut();
    const { data, errors } = await gateway.ask(SEARCH, { userId: 'u1' });
    expect(errors).toBeUndefined();
    expect(data.searchRanked.nodes).toHaveLength(3);
    expect(data.searchRanked.degraded).toEqual(
      expect.arrayContaining(['PROFILE_UNAVAILABLE', 'CATALOGUE_STALE', 'MODEL_UNAVAILABLE']),
    );
    await expect
      .poll(async () => (await gateway.ask(SEARCH, { userId: 'u1' })).data.searchRanked.degraded, { timeout: 5_000 })
      .toContain('NOT_LOGGED');

    const tracked = await gateway.ask(
      `mutation { trackEvents(input: { events: [{ eventId: "lost", payload: { click: { productId: "mug" } } }] }) { accepted } }`,
      { userId: 'u1' },
    );
    expect(tracked.data.trackEvents).toBeNull();
    expect(tracked.errors?.[0]?.extensions.code).toBe('SERVICE_UNAVAILABLE');

    gateway.cable.mend();
    await expect
      .poll(async () => (await gateway.ask(SEARCH, { userId: 'u1' })).data.searchRanked.degraded, { timeout: 20_000 })
      .toEqual(['SEMANTIC_UNAVAILABLE', 'MODEL_UNAVAILABLE']);
    await expect.poll(async () => (await gateway.store.events.counts()).searches).toBeGreaterThan(1);
  }, 40_000);
});

test('a product that comes, changes or goes is searched as it is within seconds, without a restart', async () => {
  const count = async (text: string): Promise<unknown> =>
    (
      await gateway.ask(`query ($input: SearchInput!) { searchRanked(input: $input) { totalCount { value } } }`, {
        variables: { input: { text } },
      })
    ).data.searchRanked.totalCount.value;
  expect(await count('zeppelin')).toBe(0);
  const { id } = buildItem({ id: 'zeppelin' });
  await gateway.store.catalog.upsert([buildItem({ id, title: 'Tin zeppelin' })]);
  await expect.poll(() => count('zeppelin'), { timeout: 8_000 }).toBe(1);
  await gateway.store.catalog.withdraw([id]);
  await expect.poll(() => count('zeppelin'), { timeout: 8_000 }).toBe(0);
});

test('a product that was withdrawn after a ranking is left out of its later pages', async () => {
  const page = async (after: string | null) => {
    const query = `query ($after: String) {
      searchRanked(input: { text: "running shoes" }, first: 5, after: $after) { pageInfo { endCursor } nodes { id } totalCount { value } }
    }`;
    return (await gateway.ask(query, { variables: { after } })).data.searchRanked;
  };
  const { pageInfo, totalCount } = await page(null);
  const [gone, ...left] = (await page(pageInfo.endCursor ?? null)).nodes.map(({ id }) => parseItemId(id));
  await gateway.store.catalog.withdraw(gone === undefined ? [] : [gone]);
  await expect.poll(async () => (await page(null)).totalCount.value, { timeout: 8_000 }).toBe(totalCount.value - 1);
  expect((await page(pageInfo.endCursor ?? null)).nodes.map(({ id }) => id)).toEqual(left);
});

describe('images', () => {
  test('are served by the hash of their bytes, for ever, once', async () => {
    const hash = await createImageStore({ home: gateway.home }).put(new TextEncoder().encode('abc'));
    const answer = await fetch(`${gateway.url}/images/${hash}.jpg`);
    expect(await answer.text()).toBe('abc');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const again = await fetch(`${gateway.url}/images/${hash}.jpg`, {
      headers: { 'if-none-match': answer.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  test.each(['nothing.jpg', `${'0'.repeat(64)}.jpg`, '..%2f..%2fetc%2fpasswd', `${'A'.repeat(64)}.jpg`, '%00.jpg'])(
    '%s is not found',
    async (name) => {
      expect((await fetch(`${gateway.url}/images/${name}`)).status).toBe(404);
    },
  );
});

test('is not ready without products', async () => {
  const empty = await openTestGateway([]);
  try {
    expect((await fetch(`${empty.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${empty.url}/healthz`)).status).toBe(200);
    const { data } = await empty.ask(SEARCH);
    expect(data.searchRanked.nodes).toEqual([]);
  } finally {
    await empty.close();
  }
});

describe('refuses', () => {
  const send = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
    fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body });

  test('a port that is taken, in one sentence that says how to choose another', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    const { home, store } = gateway;
    await expect(startGateway({ home, store, port, host: '127.0.0.1' })).rejects.toMatchObject({
      code: 'ENVIRONMENT',
      message: `port ${port} of 127.0.0.1: expected it to be free, but another program listens there; choose another with --port, or --port 0 for any that is free`,
    });
    taken.close();
  });

  test('a form post: a page elsewhere could make a browser send it', async () => {
    const answer = await send(JSON.stringify({ query: '{ viewer { id } }' }), { 'content-type': 'text/plain' });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  test('a query too deep, and one of 2,001 tokens', async () => {
    const deep = `{ product(id: "mug") { category { ${'parent { '.repeat(12)} id ${'} '.repeat(12)} } } }`;
    const wide = `{ ${'__typename '.repeat(2_001)} }`;
    for (const query of [deep, wide]) {
      const answer = await send(JSON.stringify({ query }));
      expect(answer.status).toBe(400);
    }
  });

  test('a body past its limit', async () => {
    expect((await send(JSON.stringify({ query: 'x'.repeat(5 * 1024 * 1024) }))).status).toBe(413);
  });

  test('a user id that can not be one', async () => {
    const answer = await send(JSON.stringify({ query: '{ viewer { id } }' }), {
      'content-type': 'application/json',
      'x-user-id': 'x'.repeat(201),
    });
    expect(answer.status).toBe(400);
  });
});

test('says who it takes the viewer for', async () => {
  const VIEWER = '{ viewer { id role userId sessionId } }';
  expect((await gateway.ask(VIEWER, { userId: 'u1', sessionId: 's1' })).data.viewer).toEqual({
    id: 'u1',
    role: 'SHOPPER',
    userId: 'u1',
    sessionId: 's1',
  });
  expect((await gateway.ask(VIEWER, { sessionId: 's1' })).data.viewer).toEqual({
    id: 'anonymous:s1',
    role: 'ANONYMOUS',
    userId: null,
    sessionId: 's1',
  });
});
