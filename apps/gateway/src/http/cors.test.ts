import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { readSettings } from '../settings/read-settings.ts';
import type { Environment } from '../settings/read-settings.ts';
import { allowOrigins, originPolicy } from './cors.ts';
import { createHttpServer } from './http-server.ts';
import type { HttpServer } from './http-server.ts';

let app: HttpServer | undefined;
afterEach(async () => app?.close());

async function open(environment: Environment = {}): Promise<HttpServer> {
  const settings = readSettings(environment);
  app = await createHttpServer(pino({ level: 'silent' }), settings);
  allowOrigins(app, originPolicy(settings));
  app.post('/events', async (_request, reply) => reply.code(202).send({}));
  app.post('/other', () => ({}));
  return app;
}

const SHOP = 'https://shop.example';
const post = (server: HttpServer, origin: string, url = '/events') =>
  server.inject({ method: 'POST', url, headers: { origin } });
const allowed = async (server: HttpServer, origin: string, url?: string) =>
  (await post(server, origin, url)).headers['access-control-allow-origin'];

test('answers a preflight of an allowed origin, with the headers that a client sends', async () => {
  const server = await open({ FUSIONRANK_ALLOWED_ORIGINS: `${SHOP}, https://other.example` });
  const answer = await server.inject({
    method: 'OPTIONS',
    url: '/events',
    headers: { origin: SHOP, 'access-control-request-method': 'POST' },
  });
  expect(answer.statusCode).toBe(204);
  expect(answer.headers).toMatchObject({
    'access-control-allow-origin': SHOP,
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': expect.stringContaining('authorization, content-type') as string,
    vary: expect.stringMatching(/origin/i) as string,
  });
});

test('allows the origins of the setting, whole, and no other', async () => {
  const server = await open({ FUSIONRANK_ALLOWED_ORIGINS: SHOP });
  expect(await allowed(server, SHOP)).toBe(SHOP);
  for (const other of ['https://shop.example.evil', 'http://shop.example', 'https://a.shop.example', 'null']) {
    expect(await allowed(server, other)).toBeUndefined();
  }
});

test('production allows none by itself, development those of this machine', async () => {
  const production = await open({ FUSIONRANK_ENV: 'production' });
  expect(await allowed(production, 'http://localhost:5173')).toBeUndefined();
  await production.close();
  const development = await open();
  expect(await allowed(development, 'http://localhost:5173')).toBe('http://localhost:5173');
  expect(await allowed(development, 'http://localhost.evil')).toBeUndefined();
});

test('a star allows all; paths beside the API are no part of it', async () => {
  const server = await open({ FUSIONRANK_ALLOWED_ORIGINS: '*' });
  expect(await allowed(server, SHOP)).toBe(SHOP);
  expect(await allowed(server, SHOP, '/other')).toBeUndefined();
});

test('a setting that no browser would send is refused at the start', () => {
  expect(() => readSettings({ FUSIONRANK_ALLOWED_ORIGINS: 'https://shop.example/' })).toThrow(
    /FUSIONRANK_ALLOWED_ORIGINS: expected origins/,
  );
});
