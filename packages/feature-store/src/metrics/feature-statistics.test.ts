import { parseUserId } from '@fusionrank/domain/id';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCatalogStore } from '../catalog/catalog-store.ts';
import { createEventLog } from '../events/event-log.ts';
import { writeConsent } from '../profiles/consents.ts';
import { buildItem } from '../testing/build-item.ts';
import { impressionEvent, searchEvent } from '../testing/event-builders.ts';
import { openTestDatabase } from '../testing/index.ts';
import type { TestDatabase } from '../testing/index.ts';
import { createMetricsStore } from './metrics-store.ts';
import type { MetricsStore } from './metrics-store.ts';
import { stabilityIndex } from './stability-index.ts';

const day = (date: number) => ({
  from: new Date(Date.UTC(2026, 2, date)),
  until: new Date(Date.UTC(2026, 2, date + 1)),
});
const noonOf = (date: number): Date => new Date(Date.UTC(2026, 2, date, 12));

/** Prices 10, 20, 30, 40; the last has no rating, and sizes are 42, 42 and L. */
const SHOP = [10, 20, 30, 40].map((price, i) => {
  const amount = `${price}.00`;
  const attributes = i < 2 ? { size: ['42'] } : i === 2 ? { size: ['L'] } : {};
  const { rating, ...unrated } = buildItem({ id: `p${i}`, price: { amount, currency: 'EUR' }, attributes });
  return rating === undefined || i === 3 ? unrated : { ...unrated, rating };
});

let database: TestDatabase;
let metrics: MetricsStore;
beforeAll(async () => {
  database = await openTestDatabase();
  metrics = createMetricsStore(database);
  await createCatalogStore(database).upsert(SHOP);
  const shows = (date: number, items: readonly string[]) =>
    items.map((itemId, i) => impressionEvent({ eventId: `${date}:${i}`, itemId, position: i, shownAt: noonOf(date) }));
  await createEventLog(database).append([
    ...shows(1, ['p0', 'p1', 'p2', 'p3']),
    ...shows(2, ['p0', 'p0', 'p0', 'p3']),
    searchEvent({ eventId: 's1', query: 'red  running shoes', resultCount: 7, shownAt: noonOf(1) }),
    searchEvent({ eventId: 's2', query: 'mug', resultCount: 1, latencyMs: 8, shownAt: noonOf(1) }),
    searchEvent({ eventId: 'secret', userId: 'private', query: 'a b c d e f', shownAt: noonOf(1) }),
  ]);
  await writeConsent(database, parseUserId('private'), { personalization: true, analytics: false });
});
afterAll(() => database.close());

async function featureOf(asked: Parameters<MetricsStore['features']>[0], name: string) {
  const found = await metrics.features(asked);
  return found.find(({ feature }) => feature === name);
}

describe('of the catalogue', () => {
  test('a number has mean, deviation, bounds and quantiles', async () => {
    expect(await featureOf({ subject: 'catalogue', span: day(1) }, 'price')).toEqual({
      feature: 'price',
      modality: 'numeric',
      n: 4,
      missing: 0,
      mean: 25,
      // √((15² + 5² + 5² + 15²) ÷ 4)
      deviation: expect.closeTo(Math.sqrt(125), 9) as number,
      min: 10,
      max: 40,
      // At 0.05 of the way from the first to the fourth: 10 + 0.15·10.
      quantiles: [11.5, 17.5, 25, 32.5, 38.5].map((value) => expect.closeTo(value, 9) as number),
    });
  });

  test('what is missing is a share, and is left out of the rest', async () => {
    const rating = await featureOf({ subject: 'catalogue', span: day(1) }, 'ratingAverage');
    expect(rating).toMatchObject({ n: 4, missing: 0.25, mean: expect.closeTo(4.3, 5) as number });
    const picture = await featureOf({ subject: 'catalogue', span: day(1) }, 'imageMegapixels');
    expect(picture).toMatchObject({ modality: 'image', missing: 1, mean: null, quantiles: [] });
  });

  test("the shop's own attributes are told where they are numbers", async () => {
    const size = await featureOf({ subject: 'catalogue', span: day(1) }, 'attribute:size');
    expect(size).toMatchObject({ modality: 'attributes', n: 4, missing: 0.5, mean: 42, deviation: 0 });
  });
});

test('searches of those who consent are told, and what was not logged is missing', async () => {
  const searches = { subject: 'searches', span: day(1) } as const;
  expect(await featureOf(searches, 'words')).toMatchObject({ n: 2, mean: 2, max: 3 });
  expect(await featureOf(searches, 'latencyMs')).toMatchObject({ n: 2, missing: 0.5, mean: 8 });
});

test('drift is the stability index over tenths of the reference', async () => {
  const price = await featureOf({ subject: 'shown', span: day(2), reference: day(1) }, 'price');
  // Edges 13, 16, …, 37 split 10 | 20 | 30 | 40 into the first, fourth, seventh and last bin: a quarter each, then ¾ and ¼.
  const hand = (0.75 - 0.25) * Math.log(3) + 2 * (0.0001 - 0.25) * Math.log(0.0001 / 0.25);
  expect(price?.drift).toEqual({ stabilityIndex: expect.closeTo(hand, 9) as number, referenceN: 4 });
  expect(hand).toBeCloseTo(stabilityIndex([1, 1, 1, 1], [3, 0, 0, 1]) ?? NaN, 12);
});

test('a window against itself has not drifted, and one against nothing has no index', async () => {
  const itself = await metrics.features({ subject: 'shown', span: day(1), reference: day(1) });
  expect(itself.length).toBeGreaterThan(5);
  expect(itself.map(({ drift }) => drift?.stabilityIndex)).toEqual(itself.map(() => 0));
  const price = await featureOf({ subject: 'shown', span: day(1), reference: day(20) }, 'price');
  expect(price?.drift).toEqual({ stabilityIndex: null, referenceN: 0 });
});
