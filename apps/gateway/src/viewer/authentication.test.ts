import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { JWTPayload } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestGateway } from '../testing/open-test-gateway.ts';
import type { TestGateway } from '../testing/open-test-gateway.ts';
import { makeApiKey } from './make-api-key.ts';

const SECRET = 'the secret that the tokens of this test are signed with';
const VIEWER = '{ viewer { id role userId sessionId scopes } }';
const CLAIMS = { sub: 'u1', iss: 'https://login.example', aud: 'shop' };
type Keys = Awaited<ReturnType<typeof generateKeyPair>>;

let issuer: Server;
let issued: Keys;
let gateway: TestGateway;
let keysAsked = 0;
let keysAnswer = 200;

beforeAll(async () => {
  issued = await generateKeyPair('RS256');
  const keys = { keys: [{ ...(await exportJWK(issued.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }] };
  issuer = createServer((_request, response) => {
    keysAsked++;
    response.writeHead(keysAnswer, { 'content-type': 'application/json' }).end(JSON.stringify(keys));
  });
  await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
  gateway = await openTestGateway([], {
    FUSIONRANK_ENV: 'production',
    FUSIONRANK_AUTH_JWKS_URL: `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/keys`,
    FUSIONRANK_AUTH_SECRET: SECRET,
    FUSIONRANK_AUTH_ISSUER: CLAIMS.iss,
    FUSIONRANK_AUTH_AUDIENCE: CLAIMS.aud,
    FUSIONRANK_AUTH_ROLE_CLAIM: 'realm.roles',
    FUSIONRANK_TRACKING_SECRET: SECRET,
  });
});
afterAll(async () => {
  await gateway.close();
  issuer.close();
});
beforeEach(() => void (keysAnswer = 200));

const ask = async (headers: Record<string, string>) => {
  const answer = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: VIEWER }),
  });
  const { data, errors } = (await answer.json()) as {
    data?: { viewer: object };
    errors?: { message: string; extensions: { code: string } }[];
  };
  return { status: answer.status, headers: answer.headers, viewer: data?.viewer, error: errors?.[0] };
};
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
/** A busy machine may take its time. */
const WAIT = { interval: 50, timeout: 10_000 };
const inAnHour = () => Math.floor(Date.now() / 1000) + 3600;
const bySecret = (claims: JWTPayload = {}, { secret = SECRET, alg = 'HS256' } = {}) =>
  new SignJWT({ ...CLAIMS, exp: inAnHour(), ...claims })
    .setProtectedHeader({ alg })
    .sign(new TextEncoder().encode(secret));
const byKey = (claims: JWTPayload = {}, { privateKey }: Pick<Keys, 'privateKey'> = issued) =>
  new SignJWT({ ...CLAIMS, exp: inAnHour(), ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
    .sign(privateKey);

test.each([
  ['a shared secret', () => bySecret()],
  ['a public key of the issuer', () => byKey()],
])('a token signed by %s makes one the shopper it names', async (_by, token) => {
  expect((await ask({ ...bearer(await token()), 'x-session-id': 's1' })).viewer).toEqual({
    id: 'u1',
    role: 'SHOPPER',
    userId: 'u1',
    sessionId: 's1',
    scopes: [],
  });
});

test('public keys are asked for once, not for every token', async () => {
  await ask(bearer(await byKey()));
  const before = keysAsked;
  for (const sub of ['a', 'b', 'c']) await ask(bearer(await byKey({ sub })));
  expect(keysAsked).toBe(before);
});

test('the role stands where the setting says; of several, the highest counts; unknown ones count for nothing', async () => {
  const roles = async (claim: unknown) => (await ask(bearer(await bySecret({ realm: { roles: claim } })))).viewer;
  expect(await roles(['offline', 'analyst', 'SHOPPER'])).toMatchObject({ role: 'ANALYST', scopes: ['profile:read'] });
  expect(await roles('ADMIN')).toMatchObject({ role: 'ADMIN' });
  expect(await roles(['root'])).toMatchObject({ role: 'SHOPPER' });
  expect((await ask(bearer(await bySecret({ role: 'ADMIN' })))).viewer).toMatchObject({ role: 'SHOPPER' });
});

test('scopes come with the token', async () => {
  expect((await ask(bearer(await bySecret({ scope: 'openid profile:read' })))).viewer).toMatchObject({
    role: 'SHOPPER',
    scopes: ['openid', 'profile:read'],
  });
});

test.each([
  ['has expired', () => bySecret({ exp: Math.floor(Date.now() / 1000) - 60 }), /expired/],
  [
    'never expires',
    () => new SignJWT(CLAIMS).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(SECRET)),
    /exp/,
  ],
  ['names nobody', () => bySecret({ sub: undefined as unknown as string }), /sub/],
  ['is of another issuer', () => bySecret({ iss: 'https://other.example' }), /iss/],
  ['is for somebody else', () => bySecret({ aud: 'billing' }), /aud/],
  ['is not valid yet', () => bySecret({ nbf: inAnHour() }), /nbf/],
  ['is signed with another secret', () => bySecret({}, { secret: `${SECRET}!` }), /not valid/],
  ['is signed by an algorithm that was not chosen', () => bySecret({}, { alg: 'HS512' }), /algorithm/],
  ["is signed by another's key", async () => byKey({}, await generateKeyPair('RS256')), /not valid/],
  ['is not signed', () => Promise.resolve(`${btoa('{"alg":"none"}')}.${btoa('{"sub":"u1"}')}.`), /algorithm/],
  ['is no token', () => Promise.resolve('nonsense'), /not valid/],
])('a token that %s is refused with 401, and its challenge says why', async (_why, token, reason) => {
  const { status, headers, error, viewer } = await ask(bearer(await token()));
  expect({ status, code: error?.extensions.code, viewer }).toEqual({
    status: 401,
    code: 'UNAUTHENTICATED',
    viewer: undefined,
  });
  expect(headers.get('www-authenticate')).toMatch(
    /^Bearer realm="fusionrank", error="invalid_token", error_description=".+"$/,
  );
  expect(headers.get('www-authenticate')).toMatch(reason);
});

test('the public key as a secret signs nothing', async () => {
  const { n = '' } = await exportJWK(issued.publicKey);
  expect((await ask(bearer(await bySecret({}, { secret: n })))).status).toBe(401);
});

test.each(['Basic dTpw', 'Bearer', 'Bearer a b'])(
  'authorization: %s is refused, not passed over',
  async (authorization) => {
    expect((await ask({ authorization })).status).toBe(401);
  },
);

test('without a token one is a stranger, whatever the headers say', async () => {
  const { viewer, headers } = await ask({ 'x-user-id': 'u9', 'x-role': 'ADMIN', 'x-session-id': 's1' });
  expect(viewer).toMatchObject({ role: 'ANONYMOUS', userId: null, sessionId: 's1' });
  expect(headers.get('x-fusionrank-access')).toBeNull();
});

test("a shopper's token does not act for another", async () => {
  expect((await ask({ ...bearer(await bySecret()), 'x-user-id': 'u2' })).viewer).toMatchObject({ userId: 'u1' });
});

test('an API key acts for the shopper it names, until a gateway that looks again, five times a second, sees it revoked', async () => {
  const made = makeApiKey({ name: 'shop', role: 'SERVICE', scopes: ['profile:read'], createdAt: new Date() });
  await gateway.store.apiKeys.add(made.key);
  const known = () => ask({ 'x-api-key': made.secret, 'x-user-id': 'u7' });
  await expect.poll(async () => (await known()).status, WAIT).toBe(200);
  expect((await known()).viewer).toMatchObject({ role: 'SERVICE', userId: 'u7', scopes: ['profile:read'] });
  expect((await ask(bearer(made.secret))).viewer).toMatchObject({ role: 'SERVICE', userId: null });
  await expect.poll(async () => (await gateway.store.apiKeys.list())[0]?.lastUsedAt, WAIT).toBeInstanceOf(Date);

  await gateway.store.apiKeys.revoke(made.key.prefix, new Date());
  await expect.poll(async () => (await known()).status, WAIT).toBe(401);
});

test('a key that has expired, and one that nobody made, are refused', async () => {
  const made = makeApiKey({ name: 'old', role: 'ADMIN', scopes: [], createdAt: new Date(), expiresAt: new Date(1) });
  await gateway.store.apiKeys.add(made.key);
  expect((await ask({ 'x-api-key': made.secret })).status).toBe(401);
  expect((await ask({ 'x-api-key': 'frk_0000' })).status).toBe(401);
  expect((await ask({ 'x-api-key': 'sk_live' })).status).toBe(401);
});

test("keys stay known while the database is away, and the gateway says it's guarded", async () => {
  const made = makeApiKey({ name: 'shop', role: 'ANALYST', scopes: [], createdAt: new Date() });
  await gateway.store.apiKeys.add(made.key);
  await expect.poll(async () => (await ask({ 'x-api-key': made.secret })).status, WAIT).toBe(200);
  gateway.cable.cut();
  expect((await ask({ 'x-api-key': made.secret })).viewer).toMatchObject({ role: 'ANALYST' });
  gateway.cable.mend();
  expect(await (await fetch(`${gateway.url}/readyz`)).json()).toMatchObject({ access: 'guarded' });
});

test("when the issuer's keys can't be had, that is no fault of the token", async () => {
  keysAnswer = 500;
  const other = await openTestGateway([], {
    FUSIONRANK_AUTH_JWKS_URL: `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/keys`,
  });
  try {
    const { data, errors } = await other.ask(VIEWER, { token: await byKey() });
    expect({ data, code: errors?.[0]?.extensions.code }).toEqual({ data: undefined, code: 'SERVICE_UNAVAILABLE' });
  } finally {
    await other.close();
  }
});
