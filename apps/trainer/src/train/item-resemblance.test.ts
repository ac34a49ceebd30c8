import { parseItemId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import { sparseRow } from '@fusionrank/model/behaviour';
import { buildItem } from '@fusionrank/feature-store/testing';
import { expect, test } from 'vitest';
import { resemblanceOf } from './item-resemblance.ts';
import type { ShopCatalogue } from './shop-catalogue.ts';

const catalogue = (...items: readonly Partial<CatalogItem>[]): ShopCatalogue => ({
  items: items.map((change, i) => buildItem({ id: parseItemId(`i${i}`), categoryPath: [], attributes: {}, ...change })),
  rowOf: () => undefined,
  textHashes: [],
  imageHashes: [],
});

const column = (vectors: readonly (readonly [number, number] | undefined)[]) => ({
  width: 2,
  values: Float32Array.from(vectors.flatMap((vector) => vector ?? [9, 9])),
  present: Uint8Array.from(vectors, (vector) => (vector === undefined ? 0 : 1)),
});

test('a modality ties items that are near in it; one that is missing has no ties', async () => {
  const text = column([[1, 0], [1, 0.1], [-1, 0], undefined]);
  const none = column([undefined, undefined, undefined, undefined]);
  const { graphs } = await resemblanceOf(catalogue({}, {}, {}, {}), { text, image: none });
  expect(graphs.map(({ weight }) => weight)).toEqual([1]);
  const tied = Array.from({ length: 4 }, (_, row) => [...sparseRow(graphs[0]!.matrix, row).indices]);
  expect(tied).toEqual([[1], [0], [], []]);
  // D^−½ S D^−½ of one tie is 1, whatever the cosine.
  expect(sparseRow(graphs[0]!.matrix, 0).values[0]).toBeCloseTo(1, 6);
});

test('two modalities share the smoothing evenly', async () => {
  const both = column([
    [1, 0],
    [0, 1],
  ]);
  const { graphs } = await resemblanceOf(catalogue({}, {}), { text: both, image: both });
  expect(graphs.map(({ weight }) => weight)).toEqual([0.5, 0.5]);
});

test('values that two items share are features, an item’s of length 1; a value of one item alone tells nothing', async () => {
  const none = column([undefined, undefined]);
  const { features } = await resemblanceOf(
    catalogue(
      { brand: 'A', categoryPath: ['Shoes'], attributes: { colour: ['Red'], material: ['Mesh'] } },
      { brand: 'B', categoryPath: ['Shoes'], attributes: { colour: ['Red'] } },
    ),
    { text: none, image: none },
  );
  expect(features[0]).toMatchObject({ rows: 2, columns: 2 });
  for (const row of [0, 1]) {
    const { values } = sparseRow(features[0]!, row);
    expect(values.reduce((sum, value) => sum + value ** 2, 0)).toBeCloseTo(1, 6);
  }
});
