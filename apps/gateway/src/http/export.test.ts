import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openTestGateway } from '../testing/open-test-gateway.ts';
import type { TestGateway } from '../testing/open-test-gateway.ts';
import { shoeShop } from '../testing/shoe-shop.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openTestGateway(shoeShop());
  for (const userId of ['u1', 'u2']) {
    const events = Array.from({ length: 900 }, (_, i) => ({
      eventId: `e${i}`,
      payload: { click: { productId: 'mug' } },
    }));
    const input = { events };
    await gateway.ask('mutation ($input: TrackEventsInput!) { trackEvents(input: $input) { accepted } }', {
      userId,
      variables: { input },
    });
  }
});
afterAll(() => gateway.close());

const PATIENCE = { timeout: 4_000, interval: 50 };

const get = (headers: Readonly<Record<string, string>>, query = '') =>
  fetch(`${gateway.url}/export${query}`, { headers });
const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; userId?: string; code?: string });

test('a shopper is given what is held of them and of nobody else, where GraphQL says', async () => {
  const { data } = await gateway.ask('{ exportMyData { url mediaType } }', { userId: 'u1' });
  expect(data.exportMyData.url).toBe(`${gateway.url}/export`);
  const answer = await get({ 'x-user-id': 'u1' });
  expect(answer.headers.get('content-type')).toContain(data.exportMyData.mediaType);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const lines = linesOf(await answer.text());
  expect(lines.filter(({ type }) => type === 'interaction')).toHaveLength(900);
  expect(lines.at(-1)).toEqual({ type: 'end', records: lines.length - 1 });
  expect(new Set(lines.flatMap(({ userId }) => userId ?? []))).toEqual(new Set(['u1']));
});

test.each([
  ['a stranger', { 'x-session-id': 's1' }, '', 403],
  ['another shopper', { 'x-user-id': 'u1' }, '?userId=u2', 403],
  ['an analyst', { 'x-user-id': 'anna', 'x-role': 'ANALYST' }, '?userId=u2', 403],
  ['a service without the scope', { 'x-role': 'SERVICE' }, '?userId=u2', 403],
  ['an administrator', { 'x-user-id': 'boss', 'x-role': 'ADMIN' }, '?userId=u2', 200],
  ['a service that acts for the shopper', { 'x-user-id': 'u2', 'x-role': 'SERVICE' }, '', 200],
  ['a token that is none', { authorization: 'Basic x' }, '', 401],
  ['an id that is none', { 'x-user-id': 'boss', 'x-role': 'ADMIN' }, `?userId=${'x'.repeat(201)}`, 400],
] as const)('%s', async (...[, headers, query, status]) => {
  const answer = await get(headers, query);
  const text = await answer.text();
  expect([answer.status, text.includes('"interaction"')]).toEqual([status, status === 200]);
});

test('who was given whose data is written down', async () => {
  await (await get({ 'x-user-id': 'auditor', 'x-role': 'ADMIN' }, '?userId=u1')).text();
  await vi.waitFor(async () => {
    const entries = await gateway.store.audit.page({ limit: 5, principal: 'user:auditor' });
    expect(entries.map(({ action, subject }) => [action, subject])).toEqual([['data.export', 'u1']]);
  });
});

test('one that is broken off makes room for the next', async () => {
  // More than there is room for; each place comes back as soon as the gateway hears that its client is gone.
  for (let i = 0; i < 6; i++) {
    await vi.waitFor(async () => {
      const stopping = new AbortController();
      const { status } = await fetch(`${gateway.url}/export`, {
        headers: { 'x-user-id': 'u1' },
        signal: stopping.signal,
      });
      stopping.abort();
      expect(status).toBe(200);
    }, PATIENCE);
  }
  await vi.waitFor(async () => {
    const answer = await get({ 'x-user-id': 'u1' });
    expect(linesOf(await answer.text()).at(-1)).toMatchObject({ type: 'end' });
  }, PATIENCE);
});
