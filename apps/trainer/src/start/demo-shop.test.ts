import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFeatureStore } from '@fusionrank/feature-store';
import type { FeatureStore } from '@fusionrank/feature-store';
import { buildItem, openTestDatabase } from '@fusionrank/feature-store/testing';
import type { TestDatabase } from '@fusionrank/feature-store/testing';
import { demoToMake } from './demo-shop.ts';

let database: TestDatabase;
let store: FeatureStore;
beforeEach(async () => {
  database = await openTestDatabase();
  store = await openFeatureStore({ home: '/nowhere', databaseUrl: database.databaseUrl });
});
afterEach(async () => {
  await store.close();
  await database.close();
});

const FEW = { products: 20, shoppers: 3, slates: 9 };

test('an empty shop gets a demo of the size that is wanted', async () => {
  expect(await demoToMake(store, FEW)).toEqual(FEW);
});

test('a demo that was begun goes on at the size it was begun with', async () => {
  await demoToMake(store, FEW);
  await store.catalog.upsert([buildItem({ simulated: true })]);
  expect(await demoToMake(store, { products: 3_000 })).toEqual(FEW);
});

test('a shop with products of its own is left alone', async () => {
  await store.catalog.upsert([buildItem({ simulated: false })]);
  expect(await demoToMake(store, FEW)).toBeUndefined();
});

test('a shop that got products of its own since its demo was begun is left alone', async () => {
  await demoToMake(store, FEW);
  await store.catalog.upsert([buildItem({ simulated: false })]);
  expect(await demoToMake(store, FEW)).toBeUndefined();
});
