import type { BehaviourSnapshot } from '@fusionrank/model/artifact';
import {
  buildItemFeatures,
  modalityColumn,
  type FeatureEncoding,
  type ItemFeatureTable,
} from '@fusionrank/model/ranking';
import { createCatalogIndex, type CatalogIndex } from '@fusionrank/search';
import type { ItemVectors } from './item-vectors.ts';
import type { ShopCatalogue } from './shop-catalogue.ts';

interface TableSources {
  readonly vectors: ItemVectors;
  readonly behaviour: BehaviourSnapshot | undefined;
  readonly encoding: FeatureEncoding;
}

/** The item side's table, row by row of the catalogue; an item whose factor is all zeros has no behaviour. */
export function featureTable(
  { items }: ShopCatalogue,
  { vectors, behaviour, encoding }: TableSources,
): ItemFeatureTable {
  const ids = items.map(({ id }) => id);
  const places = new Map(behaviour?.itemIds.map((id, place) => [id, place]));
  const width = behaviour?.width ?? 1;
  const factors = modalityColumn(ids, {
    width,
    vectorOf: (id) => {
      const place = places.get(id);
      const factor =
        place === undefined ? undefined : behaviour?.itemFactors.subarray(place * width, (place + 1) * width);
      return factor?.some((value) => value !== 0) === true ? factor : undefined;
    },
  });
  return buildItemFeatures({
    items,
    encoding,
    text: vectors.text,
    image: vectors.image,
    behaviour: factors,
    links: behaviour,
  });
}

/** The catalogue as search reads it, its rows those of the table. */
export function indexOf({ items }: ShopCatalogue, table: ItemFeatureTable): CatalogIndex {
  const index = createCatalogIndex();
  index.reserve(table.ids);
  index.upsert(items);
  index.setFeatures(table);
  return index;
}
