import type { OpenedArtifact } from '@fusionrank/model/artifact';
import { buildItemFeatures, modalityColumn } from '@fusionrank/model/ranking';
import type { ItemFeatureTable, LiveItemTable } from '@fusionrank/model/ranking';
import type { ItemVectors, PlacedItem } from './item-vectors.ts';

export interface ItemTableSources {
  readonly artifact: Pick<OpenedArtifact, 'encoding'>;
  readonly vectors: ItemVectors;
  /** Its columns' widths are these. */
  readonly table: LiveItemTable;
}

/** Some products as the model reads them, in their order; without links, which go from row to row of all there are. */
export function buildItemTable(
  products: readonly PlacedItem[],
  { artifact, vectors, table }: ItemTableSources,
): ItemFeatureTable {
  const items = products.map(({ stored }) => stored.item);
  const ids = items.map(({ id }) => id);
  const column = (name: keyof ItemVectors): ItemFeatureTable['text'] =>
    modalityColumn(ids, { width: table[name].width, vectorOf: (_id, at) => vectors[name][at] });
  return buildItemFeatures({
    items,
    encoding: artifact.encoding,
    text: column('text'),
    image: column('image'),
    behaviour: column('behaviour'),
  });
}
