import { Agent } from 'node:http';
import { createRng } from '@fusionrank/domain/rng';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attack, openSlowConnections } from '../testing/attack.ts';
import { openTestGateway } from '../testing/open-test-gateway.ts';
import type { TestGateway } from '../testing/open-test-gateway.ts';
import { shoeShop } from '../testing/shoe-shop.ts';

let gateway: TestGateway;
const agent = new Agent({ keepAlive: true, maxSockets: 8 });
beforeAll(async () => {
  gateway = await openTestGateway(shoeShop());
});
afterAll(async () => {
  agent.destroy();
  await gateway.close();
});

const SEARCH = '{ searchRanked(input: { text: "running shoes" }, first: 3) { nodes { id } } }';

test('400 hostile requests and 50 slow connections: shoppers are answered meanwhile, nothing is 5xx but 503', async () => {
  const closeSlow = await openSlowConnections(gateway.url, 50);
  const over = { is: false };
  const attacking = attack({ url: gateway.url, requests: 400, clients: 8, rng: createRng('hostile'), agent }).finally(
    () => (over.is = true),
  );
  let answered = 0;
  do {
    const { data, errors } = await gateway.ask(SEARCH);
    expect(errors).toBeUndefined();
    expect(data.searchRanked.nodes).toHaveLength(3);
    answered++;
    await new Promise((resolve) => setTimeout(resolve, 20));
  } while (!over.is);
  const { statuses, failures } = await attacking;
  closeSlow();
  expect(Object.keys(failures).filter((failure) => !failure.startsWith('503'))).toEqual([]);
  expect(statuses['400']).toBeGreaterThan(100);
  expect(answered).toBeGreaterThan(0);
  expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200);
});
