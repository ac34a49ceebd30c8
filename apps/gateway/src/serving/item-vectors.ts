import type { StoredItem, VectorStore } from '@fusionrank/feature-store';
import { projectImage, projectItemText } from '@fusionrank/model/artifact';
import type { OpenedArtifact } from '@fusionrank/model/artifact';
import { vectorOfRow } from '@fusionrank/model/ranking';
import type { LiveItemTable } from '@fusionrank/model/ranking';
import { encodedItem } from './encoded-item.ts';
import type { EncodedItem, EncodedModality } from './encoded-item.ts';
import type { TrainedItems } from './trained-items.ts';

/** A product and the row that is its own. */
export interface PlacedItem {
  readonly row: number;
  readonly stored: StoredItem;
  /** What the table's row was read from; absent for one that is new to it. */
  readonly before?: StoredItem | undefined;
}

/** Vectors of products in the model's own spaces, aligned with them; undefined where nothing is known. */
export interface ItemVectors {
  readonly text: readonly (Float32Array | undefined)[];
  readonly image: readonly (Float32Array | undefined)[];
  readonly behaviour: readonly (Float32Array | undefined)[];
}

export interface VectorSources {
  readonly artifact: Pick<OpenedArtifact, 'textPca' | 'textEncoder' | 'imagePca' | 'provenance'>;
  readonly trained: TrainedItems;
  readonly table: LiveItemTable;
  readonly stored: Pick<VectorStore, 'read'>;
}

/**
 * What a product was encoded to is looked for where it costs least: in the table, whose row has it when the text or picture is
 * the same as before; in the artifact, while the catalogue is laid; then in the database, by the hash of what was encoded.
 */
export async function readItemVectors(sources: VectorSources, products: readonly PlacedItem[]): Promise<ItemVectors> {
  const { artifact, trained, table } = sources;
  const text = await modalityVectors('text', products, {
    ...sources,
    project: (raw, item) => projectItemText(artifact, { raw, text: item.text() }),
  });
  const image = await modalityVectors('image', products, { ...sources, project: (raw) => projectImage(artifact, raw) });
  const factors = trained.factors(products.map(({ stored }) => stored.item.id));
  const behaviour = products.map(({ row, before }, at) =>
    before === undefined ? factors[at] : vectorOfRow(table.behaviour, row),
  );
  return { text, image, behaviour };
}

type Project = (raw: Float32Array, item: EncodedItem) => Float32Array | undefined;

async function modalityVectors(
  modality: EncodedModality,
  products: readonly PlacedItem[],
  { table, trained, ...sources }: VectorSources & { readonly project: Project },
): Promise<readonly (Float32Array | undefined)[]> {
  const items = products.map(({ stored }) => encodedItem(modality, stored));
  const kept = products.map(({ row, before }, at) => {
    const isSame = before !== undefined && encodedItem(modality, before).hash === items[at]?.hash;
    return isSame && items[at]?.hash !== undefined ? vectorOfRow(table[modality], row) : undefined;
  });
  const learned = trained.vectors(modality, items);
  const known = items.map((_, at) => kept[at] ?? learned[at]);
  const encoder = sources.artifact.provenance.encoders[modality];
  const later = await encodedLater(
    items.filter((_, at) => known[at] === undefined),
    { ...sources, encoder },
  );
  return items.map(({ hash }, at) => known[at] ?? (hash === undefined ? undefined : later.get(hash)));
}

interface Later {
  readonly stored: Pick<VectorStore, 'read'>;
  readonly encoder: string | undefined;
  readonly project: Project;
}

/** By hash. */
async function encodedLater(
  items: readonly EncodedItem[],
  { stored, encoder, project }: Later,
): Promise<ReadonlyMap<string, Float32Array>> {
  const wanted = new Map(items.flatMap((item) => (item.hash === undefined ? [] : [[item.hash, item]])));
  const vectors = new Map<string, Float32Array>();
  if (encoder === undefined || wanted.size === 0) return vectors;
  for (const [hash, raw] of await stored.read(encoder, [...wanted.keys()])) {
    const item = wanted.get(hash);
    const vector = item && project(raw, item);
    if (vector !== undefined) vectors.set(hash, vector);
  }
  return vectors;
}
