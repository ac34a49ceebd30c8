import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestGateway } from '../testing/open-test-gateway.ts';
import type { TestGateway } from '../testing/open-test-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => void (gateway = await openTestGateway([])));
afterAll(() => gateway.close());

const VIEWER = '{ viewer { id role userId scopes } }';

test.each([
  [{}, { role: 'ANONYMOUS', userId: null }],
  [{ userId: 'u1' }, { role: 'SHOPPER', userId: 'u1' }],
  [{ role: 'ANALYST' }, { role: 'ANALYST', userId: null, scopes: ['profile:read'] }],
  [
    { role: 'SERVICE', userId: 'u1' },
    { role: 'SERVICE', userId: 'u1', scopes: [] },
  ],
] as const)('where nothing is set up, %j is believed', async (asked, viewer) => {
  expect((await gateway.ask(VIEWER, asked)).data.viewer).toMatchObject(viewer);
});

test('a role that is none is an error that says which there are', async () => {
  const headers = { 'content-type': 'application/json', 'x-role': 'root' };
  const answer = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body: '{"query":"{ __typename }"}' });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toMatch(/x-role: expected one of ANONYMOUS, SHOPPER, .* got \\"root\\"/);
});

test('every answer and /readyz say that it is open', async () => {
  const ready = await fetch(`${gateway.url}/readyz`);
  expect(await ready.json()).toMatchObject({ access: 'open' });
  expect(ready.headers.get('x-fusionrank-access')).toBe('open; for development only');
});

test('a token is refused rather than believed: nothing here could check it', async () => {
  const { errors } = await gateway.ask(VIEWER, { token: 'a.b.c' });
  expect(errors?.[0]).toMatchObject({
    message: 'not authenticated: no issuer of tokens is set here',
    extensions: { code: 'UNAUTHENTICATED' },
  });
});

test('a production without its settings does not start', async () => {
  await expect(openTestGateway([], { FUSIONRANK_ENV: 'production' })).rejects.toThrow(/FUSIONRANK_TRACKING_SECRET/);
});
