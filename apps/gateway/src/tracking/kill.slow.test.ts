import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@fusionrank/feature-store/database';
import { openFeatureStore } from '@fusionrank/feature-store';
import { makeCrashHome } from '@fusionrank/feature-store/testing';
import type { CrashHome } from '@fusionrank/feature-store/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendBatch, startEndlessTracker, TRACKED_BATCH } from '../testing/endless-tracker.ts';
import { startGatewayProcess } from '../testing/gateway-process.ts';
import type { GatewayProcess } from '../testing/gateway-process.ts';
import { shoeShop } from '../testing/shoe-shop.ts';

let shop: CrashHome;
beforeAll(async () => {
  shop = makeCrashHome('tracking');
  const store = await openFeatureStore({ home: shop.home });
  await store.catalog.upsert(shoeShop());
  await store.close();
});
afterAll(() => shop.remove());

describe('under a client that goes on tracking', () => {
  test('kill -9 of the gateway, again and again, loses and doubles no acknowledged event', async () => {
    let gateway = await startGatewayProcess(shop.home);
    const tracker = startEndlessTracker(gateway.url, 'killed gateway');
    for (let round = 1; round <= 3; round++) {
      await reach(tracker.acknowledged, 15 * round);
      await gateway.kill();
      gateway = await startGatewayProcess(shop.home);
      tracker.moveTo(gateway.url);
    }
    await reach(tracker.acknowledged, tracker.acknowledged() + 5);
    await tracker.stop();
    await expectEachOnce(gateway, { name: 'killed gateway', batches: tracker.acknowledged() });
    await gateway.kill();
  });

  test('kill -9 of PostgreSQL: the gateway answers searches, starts it again, and loses no acknowledged event', async () => {
    const gateway = await startGatewayProcess(shop.home);
    const tracker = startEndlessTracker(gateway.url, 'killed server');
    const searcher = startSearcher(gateway.url);
    for (let round = 0; round < 3; round++) {
      await reach(tracker.acknowledged, tracker.acknowledged() + 15);
      shop.killServer();
    }
    await reach(tracker.acknowledged, tracker.acknowledged() + 5);
    await tracker.stop();
    expect(await searcher.stop()).toMatchObject({
      failed: 0,
      answered: expect.toSatisfy((n: number) => n > 20) as number,
    });
    await expect
      .poll(async () => (await search(gateway.url)).degraded, { timeout: 15_000 })
      .not.toContain('CATALOGUE_STALE');
    await expectEachOnce(gateway, { name: 'killed server', batches: tracker.acknowledged() });
    await gateway.kill();
  });

  test('a database server that is dead for a while: searches say what they lack, tracking waits, both recover', async () => {
    const gateway = await startGatewayProcess(shop.home, await shop.startServer());
    const tracker = startEndlessTracker(gateway.url, 'dead server');
    await reach(tracker.acknowledged, 10);
    shop.killServer();
    const before = tracker.acknowledged();
    await expect
      .poll(async () => (await search(gateway.url)).degraded, { timeout: 10_000 })
      .toEqual(expect.arrayContaining(['CATALOGUE_STALE', 'PROFILE_UNAVAILABLE']));
    const searcher = startSearcher(gateway.url);
    await sleep(3_000);
    expect(await searcher.stop()).toMatchObject({ failed: 0 });
    expect(tracker.acknowledged()).toBeLessThanOrEqual(before + 1);
    await shop.startServer();
    await reach(tracker.acknowledged, before + 10);
    await tracker.stop();
    await expect
      .poll(async () => (await search(gateway.url)).degraded, { timeout: 15_000 })
      .not.toContain('CATALOGUE_STALE');
    await expectEachOnce(gateway, { name: 'dead server', batches: tracker.acknowledged() });
    await gateway.kill();
  });
});

const reach = (value: () => number, target: number) =>
  expect.poll(value, { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(target);

interface Tracked {
  readonly name: string;
  readonly batches: number;
}

/** All is there, nothing twice; sending all of it again finds nothing new. */
async function expectEachOnce({ url }: GatewayProcess, { name, batches }: Tracked): Promise<void> {
  const database = await openDatabase({ home: shop.home });
  const { rows } = await database.pool.query<{ batch: number; events: number }>(
    `SELECT split_part("eventId", '/', 2)::int AS "batch", count(*)::int AS "events"
     FROM "InteractionEvent" WHERE split_part("eventId", '/', 1) = $1 GROUP BY 1`,
    [name],
  );
  await database.close();
  const stored = new Map(rows.map(({ batch, events }) => [batch, events]));
  for (let n = 0; n < batches; n++) {
    expect({ n, events: stored.get(n) }).toEqual({ n, events: TRACKED_BATCH });
    expect(await sendBatch(url, { name, n })).toMatchObject({ accepted: 0, duplicates: TRACKED_BATCH });
  }
}

const SEARCH = `{ searchRanked(input: { text: "running shoes" }) { totalCount { value } degraded } }`;

async function search(url: string) {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-user-id': 'u1' },
    body: JSON.stringify({ query: SEARCH }),
    signal: AbortSignal.timeout(5_000),
  });
  const { data } = (await answer.json()) as {
    data: { searchRanked: { totalCount: { value: number }; degraded: readonly string[] } };
  };
  return data.searchRanked;
}

/** Searches one after the other; a search fails when it does not find the shoes within five seconds. */
function startSearcher(url: string) {
  const counts = { answered: 0, failed: 0 };
  const stopping = new AbortController();
  const work = (async () => {
    while (!stopping.signal.aborted) {
      const found = await search(url).catch(() => undefined);
      if (found?.totalCount.value === 30) counts.answered++;
      else counts.failed++;
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await work;
      return counts;
    },
  };
}
