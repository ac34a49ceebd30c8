import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRng } from '@fusionrank/domain/rng';
import { openFeatureStore } from '@fusionrank/feature-store';
import { makeCrashHome } from '@fusionrank/feature-store/testing';
import type { CrashHome } from '@fusionrank/feature-store/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attack, openSlowConnections } from '../testing/attack.ts';
import { startGatewayProcess } from '../testing/gateway-process.ts';
import type { GatewayProcess } from '../testing/gateway-process.ts';
import { shoeShop } from '../testing/shoe-shop.ts';

let shop: CrashHome;
let gateway: GatewayProcess;
beforeAll(async () => {
  shop = makeCrashHome('hostile');
  const store = await openFeatureStore({ home: shop.home });
  await store.catalog.upsert(shoeShop());
  await store.close();
  // Refusals at once: told late, clients would ask less.
  gateway = await startGatewayProcess(shop.home, '', { FUSIONRANK_LIMIT_REFUSALS: '0' });
});
afterAll(async () => {
  await gateway.kill();
  await shop.remove();
});

const BODY = JSON.stringify({ query: '{ searchRanked(input: { text: "running shoes" }, first: 3) { nodes { id } } }' });
const MEBIBYTE = 2 ** 20;

async function search(): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body: BODY });
  await answer.arrayBuffer();
  return answer.status;
}

async function heapMebibytes(): Promise<number> {
  const text = await (await fetch(`${gateway.url}/metrics`)).text();
  return Number(/^nodejs_heap_size_used_bytes (\S+)/m.exec(text)?.[1]) / MEBIBYTE;
}

test('10,000 hostile requests and 1,000 slow connections: searches are answered, no 5xx but 503, memory comes back', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const sent = { url: gateway.url, clients: 16, agent };
  // Documents and operations are kept, up to a bound: that is filled before memory is compared.
  await attack({ ...sent, requests: 2_000, rng: createRng('warm') });
  const before = await heapMebibytes();
  const closeSlow = await openSlowConnections(gateway.url, 1_000);
  const over = { is: false };
  const attacking = attack({ ...sent, requests: 10_000, rng: createRng('hostile') }).finally(() => (over.is = true));
  const searched: number[] = [];
  do {
    searched.push(await search());
    expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);
    await sleep(100);
  } while (!over.is);
  const { failures } = await attacking;
  closeSlow();
  agent.destroy();
  expect(Object.keys(failures).filter((failure) => !failure.startsWith('503'))).toEqual([]);
  expect(searched.filter((status) => status !== 200 && status !== 503)).toEqual([]);
  expect(searched.filter((status) => status === 200).length).toBeGreaterThan(0.9 * searched.length);
  expect(await search()).toBe(200);
  await expect.poll(heapMebibytes, { timeout: 120_000, interval: 2_000 }).toBeLessThan(before + 50);
});
