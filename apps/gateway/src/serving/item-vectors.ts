import type { ItemId } from '@fusionrank/domain/id';
import { itemText } from '@fusionrank/domain/item';
import type { StoredItem, VectorStore } from '@fusionrank/feature-store';
import { projectImage, projectItemText } from '@fusionrank/model/artifact';
import type { Artifact, ItemSnapshot } from '@fusionrank/model/artifact';

/** Vectors of items in the model's own spaces; undefined where nothing is known. */
export interface ItemVectors {
  text(item: StoredItem): Float32Array | undefined;
  image(item: StoredItem): Float32Array | undefined;
}

export interface ItemVectorSource {
  /** Of these items: the artifact's own, and from the store those that came or changed after the training. */
  read(items: readonly StoredItem[]): Promise<ItemVectors>;
}

export function createItemVectors(artifact: Artifact, stored: Pick<VectorStore, 'read'>): ItemVectorSource {
  const { items, provenance } = artifact;
  const rows = new Map(items.ids.map((id, row) => [id, row]));
  const text = vectorReader(
    { rows, hashes: items.textHashes, column: items.text },
    {
      stored,
      encoder: provenance.encoders.text,
      project: (raw, key) => projectItemText(artifact, { raw, text: key.text() }),
    },
  );
  const image = vectorReader(
    { rows, hashes: items.imageHashes, column: items.image },
    { stored, encoder: provenance.encoders.image, project: (raw) => projectImage(artifact, raw) },
  );
  return {
    read: async (wanted) => {
      const textOf = await text(wanted.map(textKey));
      const imageOf = await image(wanted.map(imageKey));
      return { text: (item) => textOf(textKey(item)), image: (item) => imageOf(imageKey(item)) };
    },
  };
}

interface Key {
  /** What a learned text encoder reads; empty for pictures. */
  readonly text: () => string;
  readonly id: ItemId;
  /** Of what was encoded; absent where there is nothing to encode. */
  readonly hash: string | undefined;
}

const textKey = ({ item, textHash }: StoredItem): Key => ({ id: item.id, hash: textHash, text: () => itemText(item) });
const imageKey = ({ item }: StoredItem): Key => ({
  id: item.id,
  text: () => '',
  hash: item.image.status === 'present' ? item.image.hash : undefined,
});

interface TrainedColumn {
  readonly rows: ReadonlyMap<ItemId, number>;
  readonly hashes: readonly (string | undefined)[];
  readonly column: ItemSnapshot['text'];
}

interface Source {
  readonly stored: Pick<VectorStore, 'read'>;
  readonly encoder: string | undefined;
  readonly project: (raw: Float32Array, key: Key) => Float32Array | undefined;
}

type VectorOf = (key: Key) => Float32Array | undefined;

function vectorReader(
  { rows, hashes, column }: TrainedColumn,
  source: Source,
): (keys: readonly Key[]) => Promise<VectorOf> {
  const trained: VectorOf = ({ id, hash }) => {
    const row = rows.get(id);
    if (row === undefined || hash === undefined || hashes[row] !== hash || column.present[row] !== 1) return undefined;
    return column.values.subarray(row * column.width, (row + 1) * column.width);
  };
  return async (keys) => {
    const later = await projected(
      keys.filter((key) => trained(key) === undefined),
      source,
    );
    return (key) => trained(key) ?? (key.hash === undefined ? undefined : later.get(key.hash));
  };
}

/** By hash. */
async function projected(
  keys: readonly Key[],
  { stored, encoder, project }: Source,
): Promise<ReadonlyMap<string, Float32Array>> {
  const wanted = new Map(keys.flatMap((key) => (key.hash === undefined ? [] : [[key.hash, key]])));
  const vectors = new Map<string, Float32Array>();
  if (encoder === undefined || wanted.size === 0) return vectors;
  for (const [hash, raw] of await stored.read(encoder, [...wanted.keys()])) {
    const key = wanted.get(hash);
    const vector = key && project(raw, key);
    if (vector !== undefined) vectors.set(hash, vector);
  }
  return vectors;
}
