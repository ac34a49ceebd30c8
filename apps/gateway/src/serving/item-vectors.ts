import type { ItemId } from '@fusionrank/domain/id';
import { itemText } from '@fusionrank/domain/item';
import type { StoredItem, VectorStore } from '@fusionrank/feature-store';
import { projectImage, projectItemText } from '@fusionrank/model/artifact';
import type { Artifact, ItemSnapshot } from '@fusionrank/model/artifact';

/** Text and image vectors of items in the model's own spaces. */
export interface ItemVectors {
  /** Reads what the artifact does not hold: items that came or changed after the training. */
  prepare(items: readonly StoredItem[]): Promise<void>;
  text(item: StoredItem): Float32Array | undefined;
  image(item: StoredItem): Float32Array | undefined;
}

export function createItemVectors(artifact: Artifact, stored: Pick<VectorStore, 'read'>): ItemVectors {
  const { items, provenance } = artifact;
  const rows = new Map(items.ids.map((id, row) => [id, row]));
  const text = createColumn({ rows, hashes: items.textHashes, column: items.text });
  const image = createColumn({ rows, hashes: items.imageHashes, column: items.image });
  return {
    prepare: async (wanted) => {
      await text.prepare(wanted.map(textKey), {
        stored,
        encoder: provenance.encoders.text,
        project: (raw, key) => projectItemText(artifact, { raw, text: key.text() }),
      });
      await image.prepare(wanted.map(imageKey), {
        stored,
        encoder: provenance.encoders.image,
        project: (raw) => projectImage(artifact, raw),
      });
    },
    text: (item) => text.vectorOf(textKey(item)),
    image: (item) => image.vectorOf(imageKey(item)),
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

interface Column {
  prepare(keys: readonly Key[], source: Source): Promise<void>;
  vectorOf(key: Key): Float32Array | undefined;
}

function createColumn({ rows, hashes, column }: TrainedColumn): Column {
  const later = new Map<string, Float32Array>();
  const trained = ({ id, hash }: Key): Float32Array | undefined => {
    const row = rows.get(id);
    if (row === undefined || hash === undefined || hashes[row] !== hash || column.present[row] !== 1) return undefined;
    return column.values.subarray(row * column.width, (row + 1) * column.width);
  };
  const vectorOf = (key: Key): Float32Array | undefined =>
    trained(key) ?? (key.hash === undefined ? undefined : later.get(key.hash));
  return {
    vectorOf,
    prepare: async (keys, { stored, encoder, project }) => {
      if (encoder === undefined) return;
      const wanted = new Map(
        keys.flatMap((key) => (key.hash === undefined || vectorOf(key) !== undefined ? [] : [[key.hash, key]])),
      );
      if (wanted.size === 0) return;
      for (const [hash, raw] of await stored.read(encoder, [...wanted.keys()])) {
        const key = wanted.get(hash);
        const projected = key && project(raw, key);
        if (projected !== undefined) later.set(hash, projected);
      }
    },
  };
}
