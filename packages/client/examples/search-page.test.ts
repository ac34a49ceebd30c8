import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openTestGateway, shoeShop } from '@fusionrank/gateway/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServer } from 'vite';

const CHROMIUM = (process.env['PATH'] ?? '')
  .split(path.delimiter)
  .map((folder) => path.join(folder, 'chromium'))
  .find((file) => existsSync(file));

let gateway: Awaited<ReturnType<typeof openTestGateway>>;
let vite: Awaited<ReturnType<typeof createServer>>;
let page: string;
beforeAll(async () => {
  gateway = await openTestGateway(shoeShop());
  vite = await createServer({
    root: fileURLToPath(new URL('search-page', import.meta.url)),
    configFile: false,
    logLevel: 'silent',
    server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  await vite.listen();
  page = `${vite.resolvedUrls?.local[0] ?? ''}?gateway=${encodeURIComponent(gateway.url)}`;
});
afterAll(async () => {
  await vite.close();
  await gateway.close();
});

test('the page and all its modules are served as they are', async () => {
  expect(await (await fetch(page)).text()).toContain('src="/main.ts"');
  const seen = new Set<string>();
  const waiting = ['/main.ts'];
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    if (seen.has(url)) continue;
    seen.add(url);
    const answer = await fetch(new URL(url, page));
    expect([url, answer.status]).toEqual([url, 200]);
    for (const [, imported] of (await answer.text()).matchAll(/from "([^"]+)"/g)) waiting.push(imported ?? '');
  }
  expect([...seen].some((url) => url.endsWith('create-client.ts'))).toBe(true);
});

test('the gateway lets the page ask and read', async () => {
  const { origin } = new URL(page);
  const answer = await fetch(`${gateway.url}/graphql`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-session-id' },
  });
  expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
  expect(answer.headers.get('access-control-allow-headers')).toContain('x-session-id');
});

test.skipIf(CHROMIUM === undefined)(
  'in Chromium (skipped where there is none), it shows cards, facets and how many there are',
  async () => {
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--virtual-time-budget=20000', '--dump-dom'];
    const { stdout } = await promisify(execFile)(CHROMIUM ?? '', [...flags, page], { timeout: 80_000 });
    expect(stdout).toContain('31 products');
    expect(stdout.match(/class="card"/g)).toHaveLength(24);
    expect(stdout).toMatch(/name="colour"/);
  },
);
