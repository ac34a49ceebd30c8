import path from 'node:path';
import type { UserId } from '@fusionrank/domain/id';
import { MODALITIES } from '@fusionrank/domain/modality';
import type { ModelVersion, StoredItem, VectorStore } from '@fusionrank/feature-store';
import { readArtifact } from '@fusionrank/model/artifact';
import type { Artifact } from '@fusionrank/model/artifact';
import { LiveItemTable, NUMERIC_FEATURES, openRanker, slotCount } from '@fusionrank/model/ranking';
import type { ItemChange, ItemPrecision, Ranker } from '@fusionrank/model/ranking';
import { createBehaviourLookup } from './behaviour-lookup.ts';
import type { BehaviourLookup } from './behaviour-lookup.ts';
import { buildItemTable } from './item-table.ts';
import { createItemVectors } from './item-vectors.ts';
import type { ServedModel } from './serving.ts';
import { WaitingRows } from './waiting-rows.ts';

/** A verified artifact, opened: its ranker, and what turns the catalogue into what it reads. */
export interface LiveModel {
  readonly version: ModelVersion;
  readonly artifact: Artifact;
  readonly ranker: Ranker;
  readonly behaviour: BehaviourLookup | undefined;
  /** The catalogue by row, as this model reads it: empty until it is laid. */
  readonly table: LiveItemTable;
  /** Rows whose text or picture was not encoded when they were read last. */
  readonly waiting: WaitingRows;
  /** Products as this model reads them, for the ranker and then the table. */
  changeOf(products: readonly PlacedItem[]): Promise<ItemChange>;
}

/** A product and the row that is its own. */
export interface PlacedItem {
  readonly row: number;
  readonly stored: StoredItem;
}

export interface ModelSources {
  readonly home: string;
  readonly vectors: Pick<VectorStore, 'read'>;
  /** How item vectors and the item matrix are kept. */
  readonly precision: ItemPrecision;
}

/** Throws ARTIFACT_INVALID when a file is missing, truncated or altered; then nothing was opened. */
export async function openModel(version: ModelVersion, { home, vectors, precision }: ModelSources): Promise<LiveModel> {
  const artifact = await readArtifact(path.join(home, 'artifacts', version.directory), version.sha256);
  const itemVectors = createItemVectors(artifact, vectors);
  const behaviour = artifact.behaviour === undefined ? undefined : createBehaviourLookup(artifact.behaviour);
  const waiting = new WaitingRows(artifact.provenance.encoders);
  return {
    version,
    artifact,
    ranker: await openRanker(artifact, { precision }),
    behaviour,
    table: emptyTable(artifact, precision),
    waiting,
    changeOf: async (products) => {
      const rows = products.map(({ stored }) => stored);
      const table = buildItemTable({ rows, artifact, vectors: await itemVectors.read(rows), behaviour });
      products.forEach(({ row, stored }, at) => {
        waiting.notice(row, stored, { text: table.text.present[at] === 1, image: table.image.present[at] === 1 });
      });
      return { table, rows: Int32Array.from(products, ({ row }) => row) };
    },
  };
}

function emptyTable({ items: { text, image }, network, behaviour }: Artifact, precision: ItemPrecision): LiveItemTable {
  return new LiveItemTable({
    widths: { text: text.width, image: image.width, behaviour: network.shape.widths.behaviour },
    ...(text.learned !== undefined && { learned: text.learned }),
    precision,
    links: behaviour,
  });
}

/** Products that are read, ranked and written at once: bounds the memory, and what a ranking waits behind. */
export const ROWS_AT_ONCE = 1_024;

export interface Catalogue {
  readonly count: number;
  /** Every row below the count has a product, sold or not. */
  readonly storedAt: (row: number) => StoredItem;
}

/** Reads a whole catalogue into a model that nobody asks yet. */
export async function layCatalogue(model: LiveModel, { count, storedAt }: Catalogue): Promise<void> {
  for (let start = 0; start < count; start += ROWS_AT_ONCE) {
    const rows = Array.from({ length: Math.min(ROWS_AT_ONCE, count - start) }, (_, i) => start + i);
    const products = rows.map((row) => ({ row, stored: storedAt(row) }));
    const change = { ...(await model.changeOf(products)), expected: count };
    await model.ranker.changeItems(change);
    model.table.put(change);
  }
}

/** What the API says of a model in force. */
export function servedModel({ version, artifact, ranker, behaviour, table }: LiveModel): ServedModel {
  return {
    version,
    crossFeatures: ranker.crossFeatures,
    modalities: MODALITIES.map((name) => ({ name, ...extentOf({ artifact, table }, name) })),
    similarUsers: (userId: UserId, limit: number) => behaviour?.usersLike(userId, limit) ?? [],
  };
}

function extentOf(
  { artifact, table }: Pick<LiveModel, 'artifact' | 'table'>,
  name: (typeof MODALITIES)[number],
): { readonly width: number; readonly items: number } {
  const items = table.ids.length;
  if (name === 'attributes') return { width: slotCount(artifact.encoding.attributeKeys), items };
  if (name === 'numeric') return { width: NUMERIC_FEATURES.length, items };
  return { width: table[name].width, items: table.countOf(name) };
}
