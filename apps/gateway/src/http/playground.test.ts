import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseUserId } from '@fusionrank/domain/id';
import type { AccessMode } from '../settings/access-mode.ts';
import { readSettings } from '../settings/read-settings.ts';
import { createHttpServer } from './http-server.ts';
import type { HttpServer } from './http-server.ts';
import { servePlayground } from './playground.ts';

let app: HttpServer;
let directory: string;
beforeEach(async () => {
  app = await createHttpServer(pino({ level: 'silent' }), readSettings({}));
  directory = await mkdtemp(path.join(tmpdir(), 'playground-'));
});
afterEach(async () => {
  await app.close();
  await rm(directory, { recursive: true, force: true });
});

const examples = { query: 'shoes', shoppers: [parseUserId('u1')], productId: null };
const serve = (access: AccessMode = 'open') =>
  servePlayground(app, { directory, access, examples: () => Promise.resolve(examples) });

test('says how to build it when it is not built', async () => {
  await serve();
  const answer = await app.inject('/playground/');
  expect(answer.statusCode).toBe(503);
  expect(answer.body).toMatch(/Run: .*@fusionrank\/gateway build/);
});

test('the page is asked for anew each time, its hashed files once; all of it may reach this origin only', async () => {
  await mkdir(path.join(directory, 'assets'));
  await writeFile(path.join(directory, 'index.html'), '<!doctype html><title>playground</title>');
  await writeFile(path.join(directory, 'assets', 'main-abc.js'), '');
  await serve();
  const page = await app.inject('/playground/');
  expect(page.body).toMatch(/playground/);
  expect(page.headers['cache-control']).toBe('no-cache');
  expect(page.headers['content-security-policy']).toMatch(/default-src 'self';.*connect-src 'self'$/);
  const file = await app.inject('/playground/assets/main-abc.js');
  expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable');
});

test('gives its tabs their examples, fresh', async () => {
  await serve();
  const answer = await app.inject('/playground/examples.json');
  expect(answer.json()).toEqual(examples);
  expect(answer.headers['cache-control']).toBe('no-store');
});

test('one finds it from the root', async () => {
  await serve();
  expect((await app.inject('/')).headers.location).toBe('/playground/');
});

test('names no shopper where the gateway is guarded', async () => {
  await serve('guarded');
  expect((await app.inject('/playground/examples.json')).json()).toEqual({ ...examples, shoppers: [] });
});
