import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestGateway } from '../testing/open-test-gateway.ts';
import type { TestGateway } from '../testing/open-test-gateway.ts';
import { shoeShop } from '../testing/shoe-shop.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openTestGateway(shoeShop(), { FUSIONRANK_LIMIT_REFUSALS: '1' });
});
afterAll(() => gateway.close());

const LATEST_MS = 500;

async function told(path: string, init: RequestInit): Promise<{ readonly status: number; readonly ms: number }> {
  const began = performance.now();
  const answer = await fetch(`${gateway.url}${path}`, init);
  await answer.arrayBuffer();
  return { status: answer.status, ms: performance.now() - began };
}

const ask = (query: string) =>
  told('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });

test('who is refused over and over is told late, wherever; who asks for what is right is not', async () => {
  const refused = await Promise.all(Array.from({ length: 30 }, () => ask('{ nonsense }')));
  expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([400]));
  expect(Math.max(...refused.map(({ ms }) => ms))).toBeGreaterThan(LATEST_MS);
  for (const [path, status] of [
    ['/events', 415],
    ['/graphql', 415],
  ] as const) {
    const late = await told(path, { method: 'POST', headers: { 'content-type': 'text/xml' }, body: 'x' });
    expect([late.status, late.ms >= LATEST_MS - 5]).toEqual([status, true]);
  }
  const right = await Promise.all(Array.from({ length: 5 }, () => ask('{ viewer { role } }')));
  expect(right.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect(Math.min(...right.map(({ ms }) => ms))).toBeLessThan(LATEST_MS);
});
