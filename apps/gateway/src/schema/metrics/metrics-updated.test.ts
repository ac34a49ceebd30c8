import { ROLES } from '@fusionrank/domain/role';
import { searchEvent } from '@fusionrank/feature-store/testing';
import { createClient as createStream } from 'graphql-sse';
import { createClient as createSocket } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openTestGateway } from '../../testing/open-test-gateway.ts';
import type { TestGateway } from '../../testing/open-test-gateway.ts';
import { shoeShop } from '../../testing/shoe-shop.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openTestGateway(shoeShop());
});
afterAll(() => gateway.close());

interface Told {
  readonly data?: { readonly searchMetricsUpdated: { readonly total: { readonly searches: number } } | null } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code: string } }[];
}
interface Stream extends AsyncIterator<Told> {
  readonly close: () => void;
}

const WINDOW = '{ between: { from: "2026-03-01T00:00:00Z", to: "2026-03-02T00:00:00Z" } }';
const follow = (args = `window: ${WINDOW}, intervalMs: 1000`) =>
  `subscription { searchMetricsUpdated(${args}) { total { searches } groups(by: CATEGORY) { key } } }`;

/** One subscription by either way. */
const WAYS: Readonly<Record<string, (query: string, headers: Record<string, string>) => Stream>> = {
  'server-sent events': (query, headers) => {
    const client = createStream({ url: `${gateway.url}/graphql/stream`, headers, retryAttempts: 0 });
    const results = client.iterate({ query }) as unknown as AsyncIterator<Told>;
    return Object.assign(results, { close: () => client.dispose() });
  },
  WebSocket: (query, connectionParams) => {
    const url = `${gateway.url.replace('http', 'ws')}/graphql`;
    const client = createSocket({ url, webSocketImpl: WebSocket, connectionParams, retryAttempts: 0 });
    const results = client.iterate({ query }) as unknown as AsyncIterator<Told>;
    return Object.assign(results, { close: () => void client.dispose() });
  },
};
const ANALYST = { 'x-user-id': 'a1', 'x-role': 'ANALYST' };
const searchesIn = ({ value }: IteratorResult<Told, unknown>): unknown =>
  (value as Told).data?.searchMetricsUpdated?.total.searches;
const search = (n: number) =>
  searchEvent({ eventId: `s${n}`, slateId: `s${n}`, query: 'shoes', shownAt: new Date('2026-03-01T12:00:00Z') });

describe.each(Object.entries(WAYS))('by %s', (_way, open) => {
  test('the window is told at once, and again when it was counted another, whichever process wrote the events', async () => {
    const { searchMetrics } = (
      await gateway.ask(`{ searchMetrics(window: ${WINDOW}) { total { searches } } }`, { role: 'ANALYST' })
    ).data;
    const before = searchMetrics.total.searches;
    const updates = open(follow(), ANALYST);
    expect(searchesIn(await updates.next())).toBe(before);
    let told: unknown;
    const next = updates.next().then((result) => (told = searchesIn(result)));
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(told).toBeUndefined();
    await gateway.store.events.append([search(before + 1)]);
    expect(await next).toBe(before + 1);
    updates.close();
  });

  test('it takes an analyst', async () => {
    let may = '';
    for (const role of ROLES) {
      const updates = open(follow(), { 'x-user-id': 'u1', 'x-role': role });
      const first = await updates.next().then(
        ({ value }: IteratorResult<Told, unknown>) => JSON.stringify(value),
        (refused: unknown) => JSON.stringify(refused) + String(refused),
      );
      updates.close();
      expect(first).toMatch(/"searches":|FORBIDDEN|expected the role ANALYST|400/);
      may += first.includes('"searches":') ? '+' : '-';
    }
    expect(may).toBe('--++++');
  });
});

test.each([
  ['an interval too short', 'intervalMs: 999', /^intervalMs: expected 1000 to 600000, got 999$/],
  ['an interval too long', 'intervalMs: 600001', /^intervalMs: expected/],
  [
    'a window that can not be',
    'window: { between: { from: "2026-03-02T00:00:00Z", to: "2026-03-01T00:00:00Z" } }',
    /^window: expected from before to/,
  ],
])('refuses %s, before anything begins', async (_what, args, message) => {
  const updates = WAYS['WebSocket']!(follow(args), ANALYST);
  const refused = await updates.next().catch((cause: unknown) => cause);
  updates.close();
  expect(refused).toMatchObject([
    { message: expect.stringMatching(message) as string, extensions: { code: 'BAD_USER_INPUT' } },
  ]);
});

test('a window of too many buckets is found out when it is counted: told, and the end', async () => {
  const updates = WAYS['WebSocket']!(follow('window: { last: LAST_90D }, bucket: HOUR'), ANALYST);
  const { value } = (await updates.next()) as { value: Told };
  expect(value.errors).toMatchObject([
    {
      message: expect.stringMatching(/^bucket: expected at most 1000/) as string,
      extensions: { code: 'BAD_USER_INPUT' },
    },
  ]);
  expect((await updates.next()).done).toBe(true);
  updates.close();
});

test('goes on when the database was away for a while', async () => {
  const updates = WAYS['WebSocket']!(follow(), ANALYST);
  const before = Number(searchesIn(await updates.next()));
  gateway.cable.cut();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  gateway.cable.mend();
  const next = updates.next();
  await expect
    .poll(() =>
      gateway.store.events.append([search(1_000)]).then(
        ({ accepted, duplicates }) => accepted + duplicates,
        () => 0,
      ),
    )
    .toBe(1);
  expect(searchesIn(await next)).toBe(before + 1);
  updates.close();
});

test('by a plain request it says where subscriptions are', async () => {
  const { errors } = await gateway.ask(follow(), { role: 'ANALYST' });
  expect(errors).toMatchObject([{ extensions: { code: 'SUBSCRIPTIONS_STREAM' } }]);
});
