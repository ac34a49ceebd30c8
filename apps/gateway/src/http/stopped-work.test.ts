import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestGateway } from '../testing/open-test-gateway.ts';
import type { TestGateway } from '../testing/open-test-gateway.ts';
import { shoeShop } from '../testing/shoe-shop.ts';

let gateway: TestGateway;
let unlock: () => Promise<void>;
beforeAll(async () => {
  gateway = await openTestGateway(shoeShop(), { FUSIONRANK_LIMIT_DEADLINE_MS: '700' });
});
afterAll(() => gateway.close());
beforeEach(async () => {
  const holder = await gateway.database.pool.connect();
  await holder.query('BEGIN; LOCK TABLE "InteractionEvent" IN ACCESS EXCLUSIVE MODE');
  unlock = async () => {
    await holder.query('ROLLBACK');
    holder.release();
  };
  return () => unlock();
});

const PROFILE = '{ userProfile { ... on UserProfile { id interactionCount } } }';

/** The gateway's statements that wait for the lock. */
async function waiting(): Promise<number> {
  const { rows } = await gateway.database.pool.query<{ n: number }>(`
    SELECT count(*)::float8 AS n FROM pg_stat_activity
    WHERE datname = current_database() AND state = 'active' AND wait_event_type = 'Lock'`);
  return rows[0]?.n ?? Number.NaN;
}

const send = (userId: string, signal?: AbortSignal): Promise<Response> =>
  fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-user-id': userId },
    body: JSON.stringify({ query: PROFILE }),
    ...(signal === undefined ? {} : { signal }),
  });

test('what the deadline ends is ended in the database too, which counts as answering', async () => {
  const asked = send('u1');
  await expect.poll(waiting).toBe(1);
  expect((await asked).status).toBe(504);
  await expect.poll(waiting).toBe(0);
  expect(await (await fetch(`${gateway.url}/readyz`)).json()).toMatchObject({ database: 'up' });
});

test('what a client that closed its connection asked for is stopped in the database', async () => {
  const gone = new AbortController();
  const asked = send('u1', gone.signal);
  const rejected = expect(asked).rejects.toThrow();
  await expect.poll(waiting).toBe(1);
  const closedAt = performance.now();
  gone.abort();
  await rejected;
  await expect.poll(waiting, { interval: 10 }).toBe(0);
  expect(performance.now() - closedAt).toBeLessThan(400);
});

test('one statement for several goes on while one of them waits', async () => {
  const gone = new AbortController();
  const both = [send('u1', gone.signal), send('u2')];
  const settled = Promise.allSettled(both);
  await expect.poll(waiting).toBeGreaterThan(0);
  gone.abort();
  await unlock();
  unlock = () => Promise.resolve();
  const [first, second] = await settled;
  expect(first?.status).toBe('rejected');
  expect(second?.status === 'fulfilled' ? await second.value.json() : second).toMatchObject({
    data: { userProfile: { id: 'u2', interactionCount: 0 } },
  });
});
