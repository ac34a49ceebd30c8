import { leafCategory } from '@fusionrank/domain/item';
import { createRng } from '@fusionrank/domain/rng';
import { openFeatureStore, type FeatureStore, type StoredItem } from '@fusionrank/feature-store';
import { openTestDatabase, type TestDatabase } from '@fusionrank/feature-store/testing';
import { IMAGE_ENCODER_NAME, TEXT_ENCODER_NAME } from '@fusionrank/model/encoders';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoCatalog } from '../../simulate/catalog/demo-catalog.ts';
import { drawnAround } from './drawn-vectors.ts';
import { growShop, SHOP_SEED } from './grow-shop.ts';
import { grownItem } from './grown-item.ts';

const until = new Date('2026-11-01T00:00:00Z');
const demoItems = (products: number) => [...demoCatalog({ seed: SHOP_SEED, products, until })].map(({ item }) => item);
const cosine = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0) / (Math.hypot(...a) * Math.hypot(...b));
const random = (seed: string, width: number): Float32Array => {
  const rng = createRng(seed);
  return Float32Array.from({ length: width }, () => rng.normal());
};

test('a vector is drawn about .9 near the one it is drawn around, and as long', () => {
  const centre = random('centre', 384);
  const drawn = drawnAround(centre, createRng('noise'));
  expect(Math.hypot(...drawn)).toBeCloseTo(Math.hypot(...centre), 3);
  expect(cosine(drawn, centre)).toBeGreaterThan(0.88);
  expect(cosine(drawn, centre)).toBeLessThan(0.92);
});

test('a grown product keeps what it was and has words of its own', () => {
  const [item] = demoItems(1);
  const grown = grownItem(item!);
  expect(grown.title.startsWith(`${item!.title} `)).toBe(true);
  expect(grown.description.slice(item!.description.length).trim().split(' ')).toHaveLength(8);
  expect(grown).toEqual(grownItem(item!));
  expect(grown.image.status).toBe('present');
});

describe('a shop is grown', () => {
  let database: TestDatabase;
  let store: FeatureStore;
  const grow = (products: number) => growShop({ store, products, clock: () => until, onProgress: () => undefined });
  const all = async (): Promise<StoredItem[]> => {
    const found: StoredItem[] = [];
    for await (const batch of store.catalog.stream()) found.push(...batch);
    return found;
  };
  beforeAll(async () => {
    database = await openTestDatabase();
    store = await openFeatureStore({ home: '/nowhere', databaseUrl: database.databaseUrl });
  });
  afterAll(async () => {
    await store.close();
    await database.close();
  });

  test('not from a shop that is not encoded', async () => {
    await store.catalog.upsert(demoItems(40));
    await expect(grow(50)).rejects.toThrow(`expected products encoded by ${TEXT_ENCODER_NAME}`);
    expect(await store.catalog.count()).toBe(40);
  });

  test('to so many products, each with vectors near one of its category’s, and again without any change', async () => {
    const encoded = demoItems(40).map((item, i) => {
      const hash = `picture-${i}`;
      return { ...item, image: { status: 'present', hash, width: 8, height: 8 } } as const;
    });
    await store.catalog.upsert(encoded);
    const first = await all();
    await store.vectors.write(
      TEXT_ENCODER_NAME,
      first.map(({ textHash, item }) => ({ contentHash: textHash, values: random(item.id, 64) })),
    );
    await store.vectors.write(
      IMAGE_ENCODER_NAME,
      encoded.map(({ image, id }) => ({ contentHash: image.hash, values: random(id, 96) })),
    );
    await grow(70);
    const grown = await all();
    expect(grown).toHaveLength(70);
    for (const { item, textHash } of grown.slice(40)) {
      const imageHash = item.image.status === 'present' ? item.image.hash : '';
      const text = (await store.vectors.read(TEXT_ENCODER_NAME, [textHash])).get(textHash)!;
      const image = (await store.vectors.read(IMAGE_ENCODER_NAME, [imageHash])).get(imageHash)!;
      const alike = first.filter((other) => leafCategory(other.item) === leafCategory(item));
      const among = alike.length > 0 ? alike : first;
      expect(Math.max(...among.map((other) => cosine(text, random(other.item.id, 64))))).toBeGreaterThan(0.8);
      expect(Math.max(...among.map((other) => cosine(image, random(other.item.id, 96))))).toBeGreaterThan(0.8);
    }
    await grow(70);
    expect((await all()).map(({ version }) => version)).toEqual(grown.map(({ version }) => version));
  });
});
