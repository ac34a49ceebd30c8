import { mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openFeatureStore, type FeatureStore } from '@fusionrank/feature-store';
import { buildItem, openTestDatabase } from '@fusionrank/feature-store/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway } from '../start-gateway.ts';
import { shoeShop } from '../testing/shoe-shop.ts';
import { writeModel } from '../testing/write-model.ts';
import { snapshotFile } from './snapshot-keeper.ts';

let home: string;
let store: FeatureStore;
let closeAll: () => Promise<void>;
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'restart-'));
  const database = await openTestDatabase();
  store = await openFeatureStore({ home, databaseUrl: database.databaseUrl });
  closeAll = async () => {
    await store.close();
    await database.close();
    await rm(home, { recursive: true });
  };
});
afterAll(() => closeAll());

/** Starts a gateway on the home, asks it for shoes and ends it. Titles found, and what it logged. */
async function turn(): Promise<{ readonly titles: readonly string[]; readonly logged: readonly string[] }> {
  const logged: string[] = [];
  const log = pino(
    { level: 'info' },
    { write: (line: string) => void logged.push((JSON.parse(line) as { msg: string }).msg) },
  );
  const gateway = await startGateway({ home, port: 0, host: '127.0.0.1', store, log });
  const answer = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ searchRanked(input: { text: "shoe" }, first: 9) { nodes { title } } }' }),
  });
  const { data } = (await answer.json()) as { data: { searchRanked: { nodes: { title: string }[] } } };
  await gateway.close();
  return { titles: data.searchRanked.nodes.map(({ title }) => title).sort(), logged };
}

test('a gateway starts from its snapshot and follows what changed since; a damaged one is built anew', async () => {
  await store.catalog.upsert([buildItem({ id: 'a', title: 'Red shoe' }), buildItem({ id: 'b', title: 'Blue shoe' })]);
  const first = await turn();
  expect(first.titles).toEqual(['Blue shoe', 'Red shoe']);
  expect(first.logged).not.toContain('catalogue read from its snapshot');

  await store.catalog.upsert([
    buildItem({ id: 'a', title: 'Green shoe' }),
    buildItem({ id: 'c', title: 'White shoe' }),
  ]);
  await store.catalog.withdraw([buildItem({ id: 'b' }).id]);
  const second = await turn();
  expect(second.titles).toEqual(['Green shoe', 'White shoe']);
  expect(second.logged).toContain('catalogue read from its snapshot');

  await truncate(snapshotFile(home), 2_000);
  const third = await turn();
  expect(third.titles).toEqual(['Green shoe', 'White shoe']);
  expect(third.logged.join()).toContain('the snapshot of the catalogue is not used');
  expect((await turn()).logged).toContain('catalogue read from its snapshot');
});

test('a gateway that starts again has its model from the snapshot, and finds what it found before', async () => {
  const items = shoeShop();
  await store.catalog.upsert(items);
  await writeModel({ home, store, items, name: 'kept', users: [] });
  const first = await turn();
  expect(first.logged).toContain('snapshot of the model written');
  expect(first.logged).not.toContain('model read from its snapshot');
  const second = await turn();
  expect(second.logged).toContain('model read from its snapshot');
  expect(second.logged).toContain('model in force');
  expect(second.titles).toEqual(first.titles);
});
