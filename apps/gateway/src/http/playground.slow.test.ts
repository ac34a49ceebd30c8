import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from 'vite';
import { openTestGateway } from '../testing/open-test-gateway.ts';
import type { TestGateway } from '../testing/open-test-gateway.ts';
import { shoeShop } from '../testing/shoe-shop.ts';

const GATEWAY = fileURLToPath(new URL('../../', import.meta.url));

const CHROMIUM = (process.env['PATH'] ?? '')
  .split(path.delimiter)
  .map((folder) => path.join(folder, 'chromium'))
  .find((file) => existsSync(file));

let gateway: TestGateway;
let browser: Browser;
beforeAll(async () => {
  if (CHROMIUM === undefined) return;
  const isBuilt = existsSync(path.join(GATEWAY, 'playground/dist/index.html'));
  if (!isBuilt) await build({ configFile: path.join(GATEWAY, 'vite.config.ts'), logLevel: 'silent' });
  gateway = await openTestGateway(shoeShop());
  browser = await puppeteer.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
});
afterAll(async () => {
  if (CHROMIUM === undefined) return;
  await browser.close();
  await gateway.close();
});

test.skipIf(CHROMIUM === undefined)(
  'in Chromium (skipped where there is none), the first tab is run by its button, its answer is read, and no request leaves the gateway',
  async () => {
    const page = await browser.newPage();
    // In a narrow window the answer has no room, and is not drawn.
    await page.setViewport({ width: 1440, height: 900 });
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(gateway.url) && !url.startsWith('data:') && !url.startsWith('blob:')) elsewhere.push(url);
    });
    await page.goto(`${gateway.url}/playground/`, { timeout: 120_000 });
    const answered = page.waitForResponse(
      async (response) =>
        response.url() === `${gateway.url}/graphql` && (await response.text()).includes('"searchRanked"'),
      { timeout: 120_000 },
    );
    await (await page.waitForSelector('button.graphiql-execute-button', { timeout: 120_000 }))?.click();
    expect((await answered).status()).toBe(200);
    const shown = "document.querySelector('.graphiql-response')?.textContent.includes('searchRanked')";
    await page.waitForFunction(shown, { timeout: 60_000 });
    const tabs = await page.$$eval('.graphiql-tab', (found) => found.length);
    expect(tabs).toBeGreaterThanOrEqual(12);
    expect(elsewhere).toEqual([]);
  },
);
