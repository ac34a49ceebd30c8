import type { ItemId } from '@fusionrank/domain/id';
import { parseItemId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import { createRng } from '@fusionrank/domain/rng';
import { buildItem } from '@fusionrank/feature-store/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestGateway } from '../testing/open-test-gateway.ts';
import type { TestGateway } from '../testing/open-test-gateway.ts';
import { told, type Opened } from '../testing/told-by-model.ts';
import { shoeShop } from '../testing/shoe-shop.ts';
import { writeModel } from '../testing/write-model.ts';
import { InForce } from './in-force.ts';
import { LiveCatalogue } from './live-catalogue.ts';

const ENCODER = 'test';
/** As wide as the model's text column. */
const WIDTH = 4;

let shop: TestGateway;
beforeAll(async () => {
  shop = await openTestGateway(shoeShop());
  const { home, store } = shop;
  const hashes = await textHashes();
  const hashOf = ({ id }: CatalogItem): string => hashes.get(id) ?? '';
  const texts = { encoder: ENCODER, hashOf, vectorOf: (item: CatalogItem) => vectorOf(hashOf(item)) };
  await writeModel({ home, store, items: shoeShop(), name: 'first', users: [], texts });
  await encode([...hashes.values()]);
});
afterAll(() => shop.close());

async function textHashes(): Promise<Map<ItemId, string>> {
  const hashes = new Map<ItemId, string>();
  for await (const batch of shop.store.catalog.stream())
    for (const { item, textHash } of batch) hashes.set(item.id, textHash);
  return hashes;
}

/** Four quarters, which float16 holds. */
function vectorOf(textHash: string): Float32Array {
  const rng = createRng(textHash);
  return Float32Array.from({ length: WIDTH }, () => (rng.below(32) - 16) / 4);
}

async function encode(hashes: readonly string[]): Promise<void> {
  await shop.store.vectors.write(
    ENCODER,
    hashes.map((contentHash) => ({ contentHash, values: vectorOf(contentHash) })),
  );
}

async function opened(): Promise<Opened> {
  const catalogue = new LiveCatalogue(new Date(0));
  const { home, store } = shop;
  const inForce = new InForce({
    home,
    store,
    catalogue,
    clock: () => new Date(0),
    precisionOf: () => 'float32',
    onModel: () => undefined,
  });
  await inForce.followCatalogue();
  await inForce.followModel();
  return { inForce, catalogue };
}

const rng = createRng('changes');
const drawn = <T>(values: readonly T[]): T => values[rng.below(values.length)] as T;

/** Some products come, change their price or their words, go, or come back. */
async function change(round: number): Promise<void> {
  const { catalog } = shop.store;
  const known = shoeShop();
  const added = buildItem({ id: `late-${round}`, title: `Late shoes of ${round}` });
  const dearer = { ...drawn(known), price: { amount: `${rng.below(90) + 1}.00`, currency: 'EUR' } };
  const renamed = { ...drawn(known), title: `Renamed in ${round}` };
  await catalog.upsert([added, dearer, renamed]);
  await catalog.withdraw([drawn(known).id, drawn(known).id].filter((id) => id !== 'mug'));
  // Some texts are encoded at once, the others later or never.
  await encode([...(await textHashes()).values()].filter(() => rng.next() < 0.5));
}

test('after any changes, what followed them says of every product what a process says that read it all anew', async () => {
  const following = await opened();
  const before = await told(following);
  for (let round = 0; round < 6; round++) {
    await change(round);
    await following.inForce.followCatalogue();
    const fresh = await opened();
    expect(await told(following)).toEqual(await told(fresh));
    await fresh.inForce.close();
  }
  expect(await told(following)).not.toEqual(before);
  const { served } = following.inForce;
  const text = served?.modalities.find(({ name }) => name === 'text');
  expect(text?.items).toBeGreaterThan(shoeShop().length);
  await following.inForce.close();
}, 120_000);

test('a change that the model could not read is read again, and nothing of it is in force before', async () => {
  const { home, store } = shop;
  const catalogue = new LiveCatalogue(new Date(0));
  let broken = false;
  const read: typeof store.vectors.read = (encoder, hashes) =>
    broken ? Promise.reject(new Error('connection lost')) : store.vectors.read(encoder, hashes);
  const inForce = new InForce({
    home,
    store: { ...store, vectors: { ...store.vectors, read } },
    catalogue,
    clock: () => new Date(0),
    precisionOf: () => 'float32',
    onModel: () => undefined,
  });
  await inForce.followCatalogue();
  await inForce.followModel();
  await store.catalog.upsert([buildItem({ id: 'unread', title: 'Unread shoes' })]);
  broken = true;
  await expect(inForce.followCatalogue()).rejects.toThrow('connection lost');
  expect(catalogue.find(parseItemId('unread'))).toBeUndefined();
  broken = false;
  await inForce.followCatalogue();
  expect(catalogue.find(parseItemId('unread'))?.title).toBe('Unread shoes');
  await inForce.close();
});

test('what changes while a model is laid is in force at once, and in the model when it comes', async () => {
  const { home, store } = shop;
  const catalogue = new LiveCatalogue(new Date(0));
  let asked = 0;
  const seen: (string | undefined)[] = [];
  const [renamed] = shoeShop();
  const read: typeof store.vectors.read = async (encoder, hashes) => {
    // The catalogue is being laid: now the shop changes.
    if (asked++ === 0) {
      await store.catalog.upsert([{ ...renamed!, title: 'Changed meanwhile' }, buildItem({ id: 'meanwhile' })]);
      await encode([...(await textHashes()).values()]);
    }
    return store.vectors.read(encoder, hashes);
  };
  const inForce = new InForce({
    home,
    store: { ...store, vectors: { ...store.vectors, read } },
    catalogue,
    clock: () => new Date(0),
    precisionOf: () => 'float32',
    onModel: () => seen.push(catalogue.find(renamed!.id)?.title),
  });
  await inForce.followCatalogue();
  await inForce.followModel();
  expect(seen).toEqual(['Changed meanwhile']);
  const fresh = await opened();
  expect(await told({ inForce, catalogue })).toEqual(await told(fresh));
  expect(catalogue.find(parseItemId('meanwhile'))).toBeDefined();
  await Promise.all([inForce.close(), fresh.inForce.close()]);
});
