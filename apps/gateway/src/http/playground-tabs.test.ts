import { afterAll, beforeAll, expect, test } from 'vitest';
import { tabsFor } from '../../playground/src/tabs.ts';
import { openTestGateway } from '../testing/open-test-gateway.ts';
import type { TestGateway } from '../testing/open-test-gateway.ts';
import { shoeShop } from '../testing/shoe-shop.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openTestGateway(shoeShop());
});
afterAll(() => gateway.close());

const tabs = tabsFor({ query: 'red running shoes', shoppers: ['u1', 'u2'], productId: 'mug' });

const nameOf = (query: string): string => /^(?:query|mutation) (\w+)/m.exec(query)?.[1] ?? 'nameless';

test('each tab says by a comment what it is for, and bears a name of its own', () => {
  expect(tabs.every(({ query }) => query.startsWith('# '))).toBe(true);
  expect(new Set(tabs.map(({ query }) => nameOf(query))).size).toBe(tabs.length);
  expect(tabs.map(({ query }) => nameOf(query))).not.toContain('nameless');
});

/** Asks by a product's picture, which this shop has none of: what it answers is photograph-search.test.ts's. */
const runnable = tabs.filter(({ query }) => nameOf(query) !== 'ByPhotograph');

test.each(runnable.map((tab) => [nameOf(tab.query), tab] as const))('the tab %s runs as it is', async (_name, tab) => {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(JSON.parse(tab.headers) as Record<string, string>) },
    body: JSON.stringify({ query: tab.query, variables: JSON.parse(tab.variables) as unknown }),
  });
  const answer = (await response.json()) as { readonly data?: object; readonly errors?: unknown };
  expect(answer.errors).toBeUndefined();
  expect(response.status).toBe(200);
  expect(Object.values(answer.data ?? {})).not.toContain(null);
});
