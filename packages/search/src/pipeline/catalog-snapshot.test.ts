import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseItemId } from '@fusionrank/domain/id';
import { createRng } from '@fusionrank/domain/rng';
import type { SearchSort } from '@fusionrank/domain/search';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSearchEngine } from './search-engine.ts';
import { openSections, writeSections } from '../snapshot/index.ts';
import { anItem, aRequest, daysAgo, popularityIn, ports } from '../testing/builders.ts';
import { createCatalogIndex, restoreCatalogIndex, type CatalogIndex } from '../retrieval/catalog-index.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'catalogue-'));
});
afterAll(() => rm(home, { recursive: true }));

const KINDS = ['shoe', 'lamp', 'rug', 'boot', 'scarf'];
const COLOURS = ['red', 'blue', 'light green', '红色'];
const rng = createRng('catalogue snapshot');
const from = (values: readonly string[]): string => values[rng.below(values.length)]!;

/** A product of a shop of few words. */
function drawn(number: number) {
  const [kind, colour, brand] = [from(KINDS), from(COLOURS), from(['Nike', 'Puma', 'Acme'])];
  return anItem(`p${number}`, {
    title: `${brand} ${colour} ${kind}`,
    description: `a ${kind} that goes with any ${from(KINDS)}`,
    ...(rng.next() < 0.8 ? { brand } : {}),
    categoryPath: ['All', kind],
    ...(rng.next() < 0.9 ? { price: { amount: `${rng.below(90)}.50`, currency: 'EUR' } } : {}),
    ...(rng.next() < 0.5 ? { rating: { average: rng.below(50) / 10, count: 3 } } : {}),
    attributes: rng.next() < 0.7 ? { colour: [colour], size: ['S', 'M'].slice(rng.below(2)) } : {},
    availability: rng.next() < 0.2 ? 'OUT_OF_STOCK' : 'IN_STOCK',
    createdAt: daysAgo(rng.below(60)),
  });
}

const ids = (count: number): number[] => Array.from({ length: count }, () => rng.below(900));

/** Everything that one who searches may see. */
async function answers(index: CatalogIndex) {
  const engine = createSearchEngine({
    index,
    ports: ports({ popularityOf: popularityIn(index, { p7: 5, p70: 4, p700: 9 }) }),
  });
  const texts = ['red shoe', 'blu lamp', 'nike boots under 50', '', '红色 rug', 'scarf'];
  const sorts: SearchSort[] = ['RELEVANCE', 'PRICE_ASC', 'NEWEST', 'RATING'];
  const facetKeys = ['brand', 'colour', 'category', 'price', 'size'];
  const slates = await Promise.all(
    texts.flatMap((text) => sorts.map((sort) => engine.search(aRequest(text, { sort, facetKeys })))),
  );
  const rows = Array.from({ length: index.rowCount() }, (_, row) => [index.idAt(row), index.itemAt(row)]);
  return { slates, rows, live: index.liveCount() };
}

async function snapshotOf(index: CatalogIndex, meanwhile: () => void): Promise<CatalogIndex> {
  const file = path.join(home, 'catalogue');
  const sections = [...index.sections()];
  meanwhile();
  await writeSections(file, { header: null, sections });
  const opened = await openSections(file);
  const restored = await restoreCatalogIndex(opened);
  await opened.close();
  return restored;
}

test('searches of an index read from a snapshot are those of the one it was taken of, then and after further changes', async () => {
  const index = createCatalogIndex();
  index.upsert(ids(1_400).map(drawn));
  index.remove(ids(120).map((number) => parseItemId(`p${number}`)));
  index.withhold([drawn(901), drawn(7)]);
  index.reserve([parseItemId('reserved')]);
  const then = await answers(index);
  const [more, gone] = [ids(500).map(drawn), ids(90).map((number) => parseItemId(`p${number}`))];
  const change = (one: CatalogIndex): void => {
    one.upsert(more);
    one.remove(gone);
  };
  const restored = await snapshotOf(index, () => change(index));
  expect(await answers(restored)).toEqual(then);
  change(restored);
  expect(await answers(restored)).toEqual(await answers(index));
});

test('an empty index is restored as one', async () => {
  const restored = await snapshotOf(createCatalogIndex(), () => undefined);
  restored.upsert([anItem('a', { title: 'shoe' })]);
  expect([restored.liveCount(), restored.hasTerm('shoe'), restored.rowOf(parseItemId('a'))]).toEqual([1, true, 0]);
});
