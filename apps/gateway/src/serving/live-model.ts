import path from 'node:path';
import type { UserId } from '@fusionrank/domain/id';
import { MODALITIES } from '@fusionrank/domain/modality';
import { PackedIds } from '@fusionrank/domain/packed-ids';
import type { ModelVersion, StoredItem, VectorStore } from '@fusionrank/feature-store';
import { openArtifact } from '@fusionrank/model/artifact';
import type { OpenedArtifact } from '@fusionrank/model/artifact';
import { LiveItemTable, NUMERIC_FEATURES, openRanker, slotCount } from '@fusionrank/model/ranking';
import type { ItemChange, ItemPrecision, KeptRanker, LearnedPlaces } from '@fusionrank/model/ranking';
import { createBehaviourLookup, linkLists } from './behaviour-lookup.ts';
import type { BehaviourLookup } from './behaviour-lookup.ts';
import { buildItemTable } from './item-table.ts';
import { readItemVectors } from './item-vectors.ts';
import type { PlacedItem } from './item-vectors.ts';
import type { ServedModel } from './serving.ts';
import { TrainedItems } from './trained-items.ts';
import { WaitingRows } from './waiting-rows.ts';

/** What is kept of an artifact: all but what the table takes over. */
export type ServedArtifact = Omit<OpenedArtifact, 'items' | 'behaviour'>;

/** A verified artifact, opened: its ranker, and what turns the catalogue into what it reads. */
export interface LiveModel {
  readonly version: ModelVersion;
  readonly artifact: ServedArtifact;
  readonly ranker: KeptRanker;
  readonly behaviour: BehaviourLookup | undefined;
  /** The catalogue by row, as this model reads it: empty until it is laid. */
  readonly table: LiveItemTable;
  /** Rows whose text or picture was not encoded when they were read last. */
  readonly waiting: WaitingRows;
  /** Products as this model reads them, for the ranker and then the table. */
  changeOf(products: readonly PlacedItem[]): Promise<ItemChange>;
  /** Lets go of what the artifact holds of items: the table has it. */
  letGoOfTraining(): void;
}

export interface ModelSources {
  readonly home: string;
  readonly vectors: Pick<VectorStore, 'read'>;
  /** How item vectors and the item matrix are kept. */
  readonly precision: ItemPrecision;
}

/** Throws ARTIFACT_INVALID when a file is missing, truncated or altered; then nothing was opened. */
export async function openModel(
  version: ModelVersion,
  { home, vectors: stored, precision }: ModelSources,
): Promise<LiveModel> {
  const directory = path.join(home, 'artifacts', version.directory);
  const { items, behaviour: learned, ...artifact } = await openArtifact(directory, version.sha256);
  const places = new PackedIds(learned?.itemIds ?? []);
  const table = new LiveItemTable({
    widths: { text: items.text.width, image: items.image.width, behaviour: artifact.network.shape.widths.behaviour },
    ...(items.text.learned !== undefined && { learned: items.text.learned }),
    precision,
    learnedOf: learnedPlaces(learned, places, precision),
  });
  const trained = new TrainedItems(items, learned, places);
  const waiting = new WaitingRows(artifact.provenance.encoders);
  return {
    version,
    artifact,
    ranker: await openRanker(artifact, { precision }),
    behaviour: learned && createBehaviourLookup(learned, table.places),
    table,
    waiting,
    changeOf: async (products) => {
      const vectors = await readItemVectors({ artifact, trained, table, stored }, products);
      products.forEach(({ row, stored: product }, at) => {
        waiting.notice(row, product, { text: vectors.text[at] !== undefined, image: vectors.image[at] !== undefined });
      });
      const rows = Int32Array.from(products, ({ row }) => row);
      return { table: buildItemTable(products, { artifact, vectors, table }), rows };
    },
    letGoOfTraining: () => trained.letGo((place) => (table.places.rowOfPlace[place] ?? -1) >= 0),
  };
}

function learnedPlaces(
  learned: OpenedArtifact['behaviour'],
  ids: PackedIds,
  precision: ItemPrecision,
): LearnedPlaces | undefined {
  if (learned?.itemLinks === undefined) return learned && { ids };
  const { itemLinks } = learned;
  const lists = linkLists(itemLinks, precision === 'float32' ? 'float32' : 'float16');
  return { ids, links: { lists, recency: itemLinks.recency } };
}

/** Products that are read, ranked and written at once: bounds the memory, and what a ranking waits behind. */
export const ROWS_AT_ONCE = 1_024;

export interface RowsToLay {
  /** Those that are new to the table follow the ones it has. */
  readonly rows: readonly number[];
  readonly storedAt: (row: number) => StoredItem;
  /** Waited for between two parts. */
  readonly between: () => Promise<void>;
}

/** Reads rows into a model that nobody asks yet, whatever was there. */
export async function layRows(model: LiveModel, { rows, storedAt, between }: RowsToLay): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const products = rows.slice(start, start + ROWS_AT_ONCE).map((row) => ({ row, stored: storedAt(row) }));
    const change = { ...(await model.changeOf(products)), expected: rows.length };
    await model.ranker.changeItems(change);
    model.table.put(change);
    await between();
  }
}

/** Reads a whole catalogue, which does not change meanwhile, into a model that nobody asks yet. */
export async function layCatalogue(model: LiveModel, products: readonly StoredItem[]): Promise<void> {
  const storedAt = (row: number): StoredItem => products[row] as StoredItem;
  await layRows(model, { rows: rowsBelow(products.length), storedAt, between: () => Promise.resolve() });
  model.letGoOfTraining();
}

export const rowsBelow = (count: number): readonly number[] => Array.from({ length: count }, (_, row) => row);

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
