import type { ItemId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import type { CatalogStore, StoredItem } from '@fusionrank/feature-store';

/** What the shop sells, in the order of rows. */
export interface ShopCatalogue {
  readonly items: readonly CatalogItem[];
  readonly rowOf: (id: ItemId) => number | undefined;
  /** Aligned with `items`: what the encoders' vectors are kept under. */
  readonly textHashes: readonly string[];
  /** Absent where there is no picture. */
  readonly imageHashes: readonly (string | undefined)[];
}

/** Everything that is not withdrawn, by id, so that the same catalogue gives the same rows. */
export async function readSoldItems(catalog: CatalogStore): Promise<readonly StoredItem[]> {
  const stored: StoredItem[] = [];
  for await (const batch of catalog.stream()) stored.push(...batch.filter(({ withdrawn }) => !withdrawn));
  return stored.sort((a, b) => (a.item.id < b.item.id ? -1 : 1));
}

/** What the shop sells, for training. */
export async function readCatalogue(catalog: CatalogStore): Promise<ShopCatalogue> {
  const stored = await readSoldItems(catalog);
  const rows = new Map(stored.map(({ item }, row) => [item.id, row]));
  return {
    items: stored.map(({ item }) => item),
    rowOf: (id) => rows.get(id),
    textHashes: stored.map(({ textHash }) => textHash),
    imageHashes: stored.map(({ item }) => (item.image.status === 'present' ? item.image.hash : undefined)),
  };
}
