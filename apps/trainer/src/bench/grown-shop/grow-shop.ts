import { createHash } from 'node:crypto';
import type { Clock } from '@fusionrank/domain/clock';
import { itemText, leafCategory, type CatalogItem } from '@fusionrank/domain/item';
import { problem } from '@fusionrank/domain/problem';
import type { OnProgress } from '@fusionrank/domain/progress';
import { createRng, type Rng } from '@fusionrank/domain/rng';
import type { FeatureStore, StoredItem } from '@fusionrank/feature-store';
import { IMAGE_ENCODER_NAME, TEXT_ENCODER_NAME } from '@fusionrank/model/encoders';
import { demoCatalog } from '../../simulate/catalog/demo-catalog.ts';
import { drawnAround } from './drawn-vectors.ts';
import { grownItem } from './grown-item.ts';

export interface GrowShopRequest {
  readonly store: Pick<FeatureStore, 'catalog' | 'vectors'>;
  /** How many it is to have. */
  readonly products: number;
  readonly clock: Clock;
  readonly onProgress: OnProgress;
}

/** Of `fusionrank simulate catalog`: a larger shop begins with the smaller one. */
export const SHOP_SEED = 7;
const BATCH = 2_000;

/**
 * Adds simulated products to a shop that is encoded and trained, up to so many. Encoding a million texts would take hours: the
 * vectors of what is added are drawn around the real ones of products of the same category. Again: goes on.
 * Throws ENVIRONMENT when the shop has no vectors to draw around.
 */
export async function growShop({ store, products, clock, onProgress }: GrowShopRequest): Promise<void> {
  const models = await modelsOf(store);
  let done = await store.catalog.count();
  const report = (): void => onProgress({ stage: 'growing the shop', done, total: products });
  report();
  for (const batch of batchesFrom(done, { products, until: clock() })) {
    await store.vectors.write(
      TEXT_ENCODER_NAME,
      batch.map((item) => vectorRow(textHash(item), item, models.text)),
    );
    await store.vectors.write(
      IMAGE_ENCODER_NAME,
      batch.flatMap((item) =>
        item.image.status === 'present' ? [vectorRow(item.image.hash, item, models.image)] : [],
      ),
    );
    await store.catalog.upsert(batch);
    done += batch.length;
    report();
  }
}

function* batchesFrom(
  done: number,
  { products, until }: { readonly products: number; readonly until: Date },
): Generator<readonly CatalogItem[]> {
  let batch: CatalogItem[] = [];
  let number = 0;
  for (const { item } of demoCatalog({ seed: SHOP_SEED, products, until })) {
    if (number++ < done) continue;
    batch.push(grownItem(item));
    if (batch.length < BATCH && number < products) continue;
    yield batch;
    batch = [];
  }
}

/** Real vectors by leaf category; those of all beside them, for categories without any. */
interface Models {
  readonly byCategory: ReadonlyMap<string, readonly Float32Array[]>;
  readonly all: readonly Float32Array[];
}

async function modelsOf({ catalog, vectors }: GrowShopRequest['store']): Promise<Record<'text' | 'image', Models>> {
  const encoded: StoredItem[] = [];
  // The first batches are the products that were there when the shop was encoded.
  for await (const batch of catalog.stream()) {
    encoded.push(...batch);
    if (encoded.length >= MODELS) break;
  }
  const hashed = (hashOf: (stored: StoredItem) => string | undefined): (readonly [StoredItem, string])[] =>
    encoded.flatMap((stored) => {
      const hash = hashOf(stored);
      return hash === undefined ? [] : [[stored, hash] as const];
    });
  return {
    text: await read(
      vectors,
      TEXT_ENCODER_NAME,
      hashed((stored) => stored.textHash),
    ),
    image: await read(vectors, IMAGE_ENCODER_NAME, hashed(imageHash)),
  };
}

const MODELS = 10_000;
const imageHash = ({ item }: StoredItem): string | undefined =>
  item.image.status === 'present' ? item.image.hash : undefined;

async function read(
  vectors: GrowShopRequest['store']['vectors'],
  encoder: string,
  hashed: readonly (readonly [StoredItem, string])[],
): Promise<Models> {
  const found = await vectors.read(
    encoder,
    hashed.map(([, hash]) => hash),
  );
  if (found.size === 0)
    throw problem('ENVIRONMENT', `expected products encoded by ${encoder} to draw around, got none`);
  const byCategory = new Map<string, Float32Array[]>();
  for (const [{ item }, hash] of hashed) {
    const vector = found.get(hash);
    const category = leafCategory(item) ?? '';
    if (vector !== undefined) byCategory.set(category, [...(byCategory.get(category) ?? []), vector]);
  }
  return { byCategory, all: [...found.values()] };
}

function vectorRow(
  contentHash: string,
  item: CatalogItem,
  models: Models,
): { readonly contentHash: string; readonly values: Float32Array } {
  const rng: Rng = createRng(`vector ${contentHash}`);
  const among = models.byCategory.get(leafCategory(item) ?? '') ?? models.all;
  const centre = among[rng.below(among.length)];
  if (centre === undefined) throw new RangeError('expected vectors to draw around, got none');
  return { contentHash, values: drawnAround(centre, rng) };
}

/** As the catalogue says it: sha256 of the item's text. */
function textHash(item: CatalogItem): string {
  return createHash('sha256').update(itemText(item)).digest('hex');
}
