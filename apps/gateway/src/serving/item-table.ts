import type { StoredItem } from '@fusionrank/feature-store';
import type { Artifact } from '@fusionrank/model/artifact';
import { buildItemFeatures, modalityColumn } from '@fusionrank/model/ranking';
import type { ItemFeatureTable } from '@fusionrank/model/ranking';
import type { BehaviourLookup } from './behaviour-lookup.ts';
import type { ItemVectors } from './item-vectors.ts';

export interface ItemTableSources {
  readonly rows: readonly StoredItem[];
  readonly artifact: Artifact;
  readonly vectors: ItemVectors;
  readonly behaviour: BehaviourLookup | undefined;
}

/** Some products as the model reads them, in their order; without links, which go from row to row of all there are. */
export function buildItemTable({ rows, artifact, vectors, behaviour }: ItemTableSources): ItemFeatureTable {
  const items = rows.map(({ item }) => item);
  const ids = items.map(({ id }) => id);
  const column = (width: number, vectorOf: (item: StoredItem) => Float32Array | undefined): ItemFeatureTable['text'] =>
    modalityColumn(ids, {
      width,
      vectorOf: (_id, row) => {
        const stored = rows[row];
        return stored === undefined ? undefined : vectorOf(stored);
      },
    });
  return buildItemFeatures({
    items,
    encoding: artifact.encoding,
    text: column(artifact.items.text.width, (item) => vectors.text(item)),
    image: column(artifact.items.image.width, (item) => vectors.image(item)),
    behaviour: column(artifact.network.shape.widths.behaviour, ({ item }) => behaviour?.factorOf(item.id)),
  });
}
