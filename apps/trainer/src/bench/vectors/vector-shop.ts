import { parseItemId } from '@fusionrank/domain/id';
import type { ItemFeatureTable } from '@fusionrank/model/ranking';
import { clusteredVectors } from '@fusionrank/search/testing';
import { createFeatureSpace, type CosineOfRow } from '@fusionrank/search/vectors';

/** Vectors of a shop, and queries like them. */
export interface VectorShop {
  readonly table: ItemFeatureTable;
  readonly queries: readonly VectorQuery[];
}

export interface VectorQuery {
  readonly vector: Float32Array;
  readonly likeness: CosineOfRow;
}

export interface VectorShopRequest {
  readonly items: number;
  readonly width: number;
  readonly queries: number;
}

/** Seeded: the same request, the same shop. */
export function vectorShop({ items, width, queries }: VectorShopRequest): VectorShop {
  const draw = clusteredVectors({ width, seed: 'bench' });
  const absent = { width: 0, values: new Float32Array(0), present: new Uint8Array(items) };
  const table: ItemFeatureTable = {
    ids: Array.from({ length: items }, (_, row) => parseItemId(`item-${row}`)),
    text: { width, values: draw(items, 'items'), present: new Uint8Array(items).fill(1) },
    image: absent,
    behaviour: absent,
    attributes: { slots: 0, ids: new Int32Array(0) },
    numeric: absent,
  };
  const features = createFeatureSpace(table);
  const asked = draw(queries, 'queries');
  return {
    table,
    queries: Array.from({ length: queries }, (_, at) => {
      const vector = asked.subarray(at * width, (at + 1) * width);
      return { vector, likeness: features.cosineTo('text', vector) };
    }),
  };
}
