import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openFeatureStore } from '@fusionrank/feature-store';
import { impressionEvent, interactionEvent, openTestDatabase, searchEvent } from '@fusionrank/feature-store/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fusionrank } from '../testing/fusionrank-process.ts';

let home: string;
let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'metrics-'));
  database = await openTestDatabase();
  const store = await openFeatureStore({ home, databaseUrl: database.databaseUrl });
  const at = (hours: number) => new Date(Date.now() - hours * 3_600_000);
  await store.events.append([
    searchEvent({ eventId: 's1', slateId: 'a', shownAt: at(2), latencyMs: 12, degraded: [] }),
    impressionEvent({ eventId: 'i1', slateId: 'a', shownAt: at(2) }),
    interactionEvent({ eventId: 'c1', slateId: 'a', occurredAt: at(1) }),
    searchEvent({ eventId: 's2', slateId: 'b', shownAt: at(30), resultCount: 0 }),
  ]);
  await store.close();
});
afterAll(async () => {
  await database.close();
  await rm(home, { recursive: true, force: true });
});
const metrics = async (...args: readonly string[]) =>
  (await fusionrank(home, 'metrics', '--database-url', database.databaseUrl, ...args)).stdout;

test('a week by default, with what each number was worked out over', async () => {
  const told = await metrics();
  expect(told).toMatch(/│ searches +│ +2 │/);
  expect(told).toMatch(/│ zero-result rate +│ +50\.0 % │ +2 │ searches/);
  expect(told).toMatch(/│ click-through rate +│ +100\.0 % │ +1 │/);
  expect(told).toMatch(/│ latency p95 +│ +12\.0 ms │ +1 │/);
  expect(told).toMatch(/│ coverage +│ +– │ +0 │/);
});

test('another window, and all of it as JSON', async () => {
  const told = JSON.parse(await metrics('--window', '24h', '--json')) as {
    readonly from: string;
    readonly asOf: string;
    readonly total: unknown;
    readonly series: readonly { readonly metrics: { readonly searches: number } }[];
  };
  expect(Date.parse(told.asOf) - Date.parse(told.from)).toBe(86_400_000);
  expect(told.total).toMatchObject({
    searches: 1,
    zeroResultRate: { value: 0, n: 1 },
    degradedShare: { value: 0, n: 1 },
  });
  expect(told.series.reduce((sum, point) => sum + point.metrics.searches, 0)).toBe(1);
});
