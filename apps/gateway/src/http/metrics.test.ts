import { setTimeout as sleep } from 'node:timers/promises';
import Fastify from 'fastify';
import { Registry } from 'prom-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HttpServer } from './http-server.ts';
import { serveMetrics } from './metrics.ts';

let app: HttpServer;
beforeEach(() => {
  app = Fastify();
  serveMetrics(app, {
    registry: new Registry(),
    catalogue: { itemCount: 31, byteLengths: () => ({ items: 9_000, words: 4_000 }) },
  });
});
afterEach(() => app.close());

async function delayAt(quantile: string): Promise<number> {
  const { body } = await app.inject('/metrics');
  const [, value] =
    new RegExp(`fusionrank_event_loop_delay_seconds\\{quantile="${quantile}"\\} (\\S+)`).exec(body) ?? [];
  return Number(value);
}

test('tells how many products there are and what they take', async () => {
  const { body } = await app.inject('/metrics');
  expect(body).toContain('fusionrank_products 31\n');
  expect(body).toContain('fusionrank_catalogue_bytes{part="items"} 9000\n');
  expect(body).toContain('fusionrank_catalogue_bytes{part="words"} 4000\n');
});

test('a loop that was held up for 200 ms says so', async () => {
  await sleep(30);
  const until = performance.now() + 200;
  while (performance.now() < until);
  await sleep(30);
  expect(await delayAt('1')).toBeGreaterThan(0.18);
});
