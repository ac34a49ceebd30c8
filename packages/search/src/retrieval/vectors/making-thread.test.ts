import { parseItemId } from '@fusionrank/domain/id';
import type { VectorTable } from '@fusionrank/model/ranking';
import { expect, test } from 'vitest';
import { clusteredVectors } from '../../testing/clustered-vectors.ts';
import { createFeatureSpace } from '../feature-space.ts';
import { createLiveRows } from './row-mask.ts';
import { createVectorSearch } from './vector-search.ts';

/** Past what is scanned where the request is. */
const [COUNT, WIDTH] = [12_000, 48];
const draw = clusteredVectors({ width: WIDTH, seed: 'making' });

function aLargeTable(label: string): VectorTable {
  const none = { width: 0, values: new Float32Array(0), present: new Uint8Array(COUNT) };
  return {
    ids: Array.from({ length: COUNT }, (_, row) => parseItemId(`${row}`)),
    text: { width: WIDTH, values: draw(COUNT, label), present: new Uint8Array(COUNT).fill(1) },
    image: none,
    behaviour: none,
  };
}

function threads(): number {
  return (process.report.getReport() as unknown as { readonly workers: readonly unknown[] }).workers.length;
}

test('the thread that made codes ends when nothing more is made; what it made is searched, and more is made later', async () => {
  const live = createLiveRows();
  for (let row = 0; row < COUNT; row++) live.set(row, true);
  const search = createVectorSearch(live);
  const query = draw(1, 'query');
  const found = async (table: VectorTable): Promise<number> => {
    const likeness = createFeatureSpace(table).cosineTo('text', query);
    return (await search.nearest({ table, space: 'text', query, likeness, limit: 5, minimum: -1 })).length;
  };
  const [first, second] = [aLargeTable('first'), aLargeTable('second')];
  await search.prepare(first);
  search.follow(first);
  await expect.poll(threads, { timeout: 5_000 }).toBe(2);
  await expect.poll(threads, { timeout: 15_000, interval: 500 }).toBe(1);
  expect(await found(first)).toBe(5);
  await search.prepare(second);
  search.follow(second);
  expect(await found(second)).toBe(5);
  await search.close();
  expect(threads()).toBe(0);
}, 40_000);
