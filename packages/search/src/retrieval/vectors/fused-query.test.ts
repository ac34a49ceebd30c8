import { parseItemId } from '@fusionrank/domain/id';
import type { ItemFeatureTable, ModalityColumn } from '@fusionrank/model/ranking';
import { expect, test } from 'vitest';
import { clusteredVectors } from '../../testing/clustered-vectors.ts';
import { createFeatureSpace, nearestRows, type CosineOfRow, type VectorModality } from '../feature-space.ts';
import { createLiveRows } from './row-mask.ts';
import { fusedQuery, type WeightedVector } from './spaces.ts';
import { createVectorSearch } from './vector-search.ts';

/** Past what is scanned at once. */
const COUNT = 30_000;
const WIDTH = { text: 24, image: 16, behaviour: 12 } as const;
/** Every ninth row lacks a picture, every second a behaviour. */
const lacks = { text: 0, image: 9, behaviour: 2 } as const;

function column(name: VectorModality): ModalityColumn {
  const width = WIDTH[name];
  const present = Uint8Array.from({ length: COUNT }, (_, row) => (lacks[name] > 0 && row % lacks[name] === 1 ? 0 : 1));
  return { width, values: clusteredVectors({ width, seed: name })(COUNT, 'items'), present };
}
const table: ItemFeatureTable = {
  ids: Array.from({ length: COUNT }, (_, row) => parseItemId(`${row}`)),
  text: column('text'),
  image: column('image'),
  behaviour: column('behaviour'),
  attributes: { slots: 0, ids: new Int32Array(0) },
  numeric: { width: 0, values: new Float32Array(0), present: new Uint8Array(COUNT) },
};
const features = createFeatureSpace(table);
const live = createLiveRows();
for (let row = 0; row < COUNT; row++) live.set(row, true);

test.each<Partial<Record<VectorModality, number>>>([
  { text: 0.4, image: 0.4, behaviour: 0.2 },
  { text: 1, image: 4 },
  { text: 1, behaviour: 1 },
  { image: 1, text: 1, behaviour: 8 },
])('of weights %o at least 98 of the 100 nearest of all are found', async (weights) => {
  const search = createVectorSearch(live);
  search.follow(table);
  let found = 0;
  // That lack nothing.
  const asked = [12, 5_000, 29_000];
  for (const row of asked) {
    const parts: WeightedVector[] = (Object.entries(weights) as [VectorModality, number][]).map(
      ([modality, weight]) => ({
        modality,
        weight,
        vector: features.vector(modality, row)!,
      }),
    );
    const cosines = parts.map(({ modality, weight, vector }) => ({ weight, of: features.cosineTo(modality, vector) }));
    const likeness: CosineOfRow = (other) =>
      cosines.reduce((sum, { weight, of }) => sum + weight * (of(other) ?? 0), 0);
    const request = { likeness, limit: 100, minimum: 0, except: row };
    const query = fusedQuery(table, parts);
    const near = await search.nearest({ ...request, table, space: 'fused', query, reach: 500 });
    const truth = new Set(nearestRows(likeness, { ...request, rowCount: COUNT, accepts: (other) => other !== row }));
    found += near.filter((other) => truth.has(other)).length;
  }
  await search.close();
  expect(found / asked.length).toBeGreaterThanOrEqual(98);
});
