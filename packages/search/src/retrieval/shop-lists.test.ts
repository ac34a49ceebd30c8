import { expect, test } from 'vitest';
import { anIndex, anItem, daysAgo, NOW } from '../testing/builders.ts';
import type { CatalogIndex } from './catalog-index.ts';
import { createNumberColumn } from './number-column.ts';
import { createRowOrders } from './row-orders.ts';
import { MOST_ASKED, newList, trendingList } from './shop-lists.ts';

const COUNT = 40;
/** Two items a day, so that half are older than a month; every third is a match. */
const shop = anIndex(
  Array.from({ length: COUNT }, (_, i) => anItem(`i${i}`, { createdAt: daysAgo(((i * 7) % COUNT) * 1.5) })),
);
const has = (row: number): boolean => row % 3 === 0;
const popularityOf = (row: number): number => (row * 13) % 11;
const all = { rows: new Int32Array(COUNT).map((_, row) => row).filter(has), complete: true, has };
/** The rows gathered of too many matches say nothing of the best. */
const some = { rows: Int32Array.of(3), complete: false, has };

async function withOrders(popularity = popularityOf): Promise<CatalogIndex> {
  const orders = createRowOrders(1);
  await orders.renew({ index: shop, popularityOf: popularity, pause: () => Promise.resolve() });
  return { ...shop, orders };
}

test('of too many matches to gather the same are chosen along the orders as among all of them', async () => {
  const ordered = await withOrders();
  for (const limit of [1, 4, 100]) {
    const trending = { popularityOf, limit };
    expect(trendingList({ among: some, ...trending }, ordered)).toEqual(
      trendingList({ among: all, ...trending }, shop),
    );
    expect(newList({ among: some, now: NOW, limit }, ordered)).toEqual(newList({ among: all, now: NOW, limit }, shop));
  }
});

test('new is what came within 30 days: neither older nor of tomorrow', async () => {
  const { rows } = newList({ among: some, now: daysAgo(10), limit: 100 }, await withOrders());
  const days = [...rows].map((row) => (NOW.getTime() - shop.columns.createdAt.at(row)) / 86_400_000);
  expect(days.every((ago) => ago >= 10 && ago < 40)).toBe(true);
  expect(days).toEqual(days.toSorted((a, b) => a - b));
  expect(days.length).toBeGreaterThan(3);
});

test('what has become popular since the orders were made comes up among twice as many as are wanted', async () => {
  const before = await withOrders();
  const now = (row: number): number => popularityOf(row) + (row === 27 ? 100 : 0);
  expect(popularityOf(27)).toBe(10);
  expect(trendingList({ among: some, popularityOf: now, limit: 3 }, before).rows[0]).toBe(27);
});

test('where the matches are too far down an order, those gathered are chosen among too, each once', async () => {
  const count = MOST_ASKED + 100;
  const createdAt = createNumberColumn();
  for (let row = 0; row < count; row++) createdAt.put(row, daysAgo(1).getTime());
  const rare = { rowCount: () => count, columns: { createdAt } };
  const orders = createRowOrders(1);
  const first = (row: number): number => -row;
  await orders.renew({ index: rare, popularityOf: first, pause: () => Promise.resolve() });
  const isFar = (row: number): boolean => row === 3 || row > MOST_ASKED + 50;
  const among = { rows: Int32Array.of(3, MOST_ASKED + 60, MOST_ASKED + 70), complete: false, has: isFar };
  const index = { ...rare, orders };
  const expected = [3, MOST_ASKED + 60, MOST_ASKED + 70];
  expect([...trendingList({ among, popularityOf: first, limit: 9 }, index).rows]).toEqual(expected);
  expect([...newList({ among, now: NOW, limit: 9 }, index).rows]).toEqual(expected);
});

test('before there are orders, as many matches as were gathered are chosen among', () => {
  expect([...trendingList({ among: some, popularityOf, limit: 5 }, shop).rows]).toEqual([3]);
});
