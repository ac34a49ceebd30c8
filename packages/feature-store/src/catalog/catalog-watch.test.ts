import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CatalogStore, CatalogWatch } from '../store.ts';
import { buildItem } from '../testing/build-item.ts';
import { type TestDatabase, openTestDatabase } from '../testing/test-database.ts';
import { createCatalogStore } from './catalog-store.ts';

let database: TestDatabase;
let catalog: CatalogStore;
let watch: CatalogWatch | undefined;
beforeEach(async () => {
  database = await openTestDatabase();
  catalog = createCatalogStore(database);
});
afterEach(async () => {
  await watch?.stop();
  await database.close();
});

const calls = () => ({ onChange: vi.fn(), onFailure: vi.fn() });

test('a change is told of soon after it was committed, whoever made it', async () => {
  const told = calls();
  watch = catalog.watch(told);
  await vi.waitFor(() => expect(told.onChange).toHaveBeenCalledTimes(1));
  const item = buildItem({});
  await catalog.upsert([item]);
  await vi.waitFor(() => expect(told.onChange).toHaveBeenCalledTimes(2));
  await catalog.withdraw([item.id]);
  await vi.waitFor(() => expect(told.onChange).toHaveBeenCalledTimes(3));
  expect(told.onFailure).not.toHaveBeenCalled();
});

test('a lost connection is told of and opened again, and what came meanwhile is told as a change', async () => {
  const told = calls();
  watch = catalog.watch(told);
  await vi.waitFor(() => expect(told.onChange).toHaveBeenCalledTimes(1));
  await database.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN catalog_changed' AND datname = current_database()`,
  );
  await vi.waitFor(() => expect(told.onFailure).toHaveBeenCalledTimes(1));
  await vi.waitFor(() => expect(told.onChange).toHaveBeenCalledTimes(2), 5_000);
  await catalog.upsert([buildItem({})]);
  await vi.waitFor(() => expect(told.onChange).toHaveBeenCalledTimes(3));
});

test('after a stop nothing is told, and its connection is given up', async () => {
  const told = calls();
  watch = catalog.watch(told);
  await vi.waitFor(() => expect(told.onChange).toHaveBeenCalledTimes(1));
  await watch.stop();
  await catalog.upsert([buildItem({})]);
  const { rows } = await database.pool.query(
    `SELECT 1 FROM pg_stat_activity WHERE query = 'LISTEN catalog_changed' AND datname = current_database()`,
  );
  expect(rows).toEqual([]);
  expect(told.onChange).toHaveBeenCalledTimes(1);
});
