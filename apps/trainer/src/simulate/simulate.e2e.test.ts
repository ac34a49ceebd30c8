import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFeatureStore } from '@fusionrank/feature-store';
import { createImageStore } from '@fusionrank/feature-store/images';
import { openTestDatabase, type TestDatabase } from '@fusionrank/feature-store/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDemoCatalog } from './catalog/write-catalog.ts';
import { writeShoppers, type WriteShoppersPorts } from './shoppers/write-shoppers.ts';

const MORNING = new Date('2026-11-23T09:00:00Z');
const NEXT_DAY = new Date('2026-11-24T09:00:00Z');
const CATALOGUE = { seed: 7, products: 600, pictures: 'drawn' } as const;
const SHOPPERS = { seed: 7, users: 60, slates: 900, days: 60 } as const;

describe('simulation into a real database', () => {
  let database: TestDatabase;
  let store: Awaited<ReturnType<typeof openFeatureStore>>;
  let home: string;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'simulate-'));
    database = await openTestDatabase();
    store = await openFeatureStore({ home, databaseUrl: database.databaseUrl });
  });
  afterAll(async () => {
    await store.close();
    await database.close();
    await rm(home, { recursive: true, force: true });
  });

  const catalogPorts = (now: Date, signal?: AbortSignal) => ({
    catalog: store.catalog,
    jobs: store.jobs,
    images: createImageStore({ home }),
    clock: () => now,
    onProgress: () => undefined,
    ...(signal === undefined ? {} : { signal }),
  });
  const shopperPorts = (
    now: Date,
    onProgress: WriteShoppersPorts['onProgress'],
    signal?: AbortSignal,
  ): WriteShoppersPorts => ({
    ...store,
    home,
    clock: () => now,
    onProgress,
    ...(signal === undefined ? {} : { signal }),
  });

  test('an interrupted demo catalogue goes on, another day, where it was, with every picture on disk', async () => {
    const controller = new AbortController();
    const first = await writeDemoCatalog(CATALOGUE, {
      ...catalogPorts(MORNING, controller.signal),
      onProgress: ({ done }) => done > 0 && controller.abort(),
    });
    expect(first).toMatchObject({ done: 500, inserted: 500, resumedFrom: 0 });
    const second = await writeDemoCatalog(CATALOGUE, catalogPorts(NEXT_DAY));
    expect(second).toMatchObject({ done: 600, inserted: 100, updated: 0, resumedFrom: 500 });
    for await (const batch of store.catalog.stream()) {
      for (const { item } of batch) {
        expect(item.simulated).toBe(true);
        expect(item.image.status === 'present' && (await createImageStore({ home }).has(item.image.hash))).toBe(true);
      }
    }
  });

  test('interrupted shoppers go on, another day, and nothing is written twice', async () => {
    const controller = new AbortController();
    const first = await writeShoppers(
      SHOPPERS,
      shopperPorts(MORNING, () => controller.abort(), controller.signal),
    );
    expect(first.finished).toBe(false);
    const second = await writeShoppers(
      SHOPPERS,
      shopperPorts(NEXT_DAY, () => undefined),
    );
    expect(second).toMatchObject({ finished: true, resumedFrom: first.events, until: first.until });
    const counts = await store.events.counts();
    expect(counts.searches + counts.impressions + counts.interactions).toBe(second.events);
    await writeShoppers(
      SHOPPERS,
      shopperPorts(NEXT_DAY, () => undefined),
    );
    expect(await store.events.counts()).toEqual(counts);
  });

  test('no table holds a taste: the truth file’s numbers and words are nowhere in the database', async () => {
    const { truthFile } = await writeShoppers(
      SHOPPERS,
      shopperPorts(NEXT_DAY, () => undefined),
    );
    const truth = JSON.parse(await readFile(truthFile, 'utf8')) as {
      shoppers: { tastes: { brand: { now: number[] } } }[];
    };
    const tables = await database.pool.query<{ name: string }>(
      "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'",
    );
    expect(tables.rows.length).toBeGreaterThan(3);
    for (const secret of ['tastes', 'priceLevel', 'turnsAt', String(truth.shoppers[0]!.tastes.brand.now[0])]) {
      for (const { name } of tables.rows) {
        const found = await database.pool.query(`SELECT 1 FROM ${name} AS r WHERE strpos(r::text, $1) > 0 LIMIT 1`, [
          secret,
        ]);
        expect(found.rows).toEqual([]);
      }
    }
  });
});
