import { parseItemId } from '@fusionrank/domain/id';
import { createRng } from '@fusionrank/domain/rng';
import { buildItem } from '@fusionrank/feature-store/testing';
import { createCatalogIndex, type CatalogIndex } from '@fusionrank/search';
import { understand } from '@fusionrank/search/understanding';
import { describe, expect, test } from 'vitest';
import { createUnshownItems } from './unshown-items.ts';

/** Rows 0–29 are blue shirts, 30–59 red shirts, 60–89 mugs. */
function shop(): CatalogIndex {
  const index = createCatalogIndex();
  const titles = ['blue shirt', 'red shirt', 'white mug'];
  index.upsert(
    titles.flatMap((title, kind) =>
      Array.from({ length: 30 }, (_, i) =>
        buildItem({ id: parseItemId(`${kind}-${i}`), title, categoryPath: [], attributes: {} }),
      ),
    ),
  );
  return index;
}

const draw = (
  text: string,
  over: { readonly shown?: Int32Array; readonly popular?: string; readonly seed?: number } = {},
): number[] => {
  const index = shop();
  const unshown = createUnshownItems(index, { near: 6, random: 6 });
  return [
    ...unshown({
      query: understand(text, index),
      vectors: {},
      shown: over.shown ?? Int32Array.of(0, 1, 2),
      popularityOf: (row) => (index.idAt(row) === over.popular ? 10_000 : 0),
      rng: createRng(over.seed ?? 1),
    }),
  ];
};

describe('items that were not shown', () => {
  test('never match the query as well as what was shown', () => {
    for (let seed = 0; seed < 20; seed++) expect(draw('blue shirt', { seed }).filter((row) => row < 30)).toEqual([]);
  });

  test('are in part near the query: they hold one of its words', () => {
    expect(draw('blue shirt').filter((row) => row >= 30 && row < 60).length).toBeGreaterThanOrEqual(6);
  });

  test('are never those shown, and none twice', () => {
    const rows = draw('', { shown: Int32Array.from({ length: 60 }, (_, row) => row) });
    expect(rows.every((row) => row >= 60)).toBe(true);
    expect(new Set(rows).size).toBe(rows.length);
  });

  test('are popular ones rather than any', () => {
    const times = Array.from({ length: 40 }, (_, seed) => draw('', { seed, popular: '2-7' })).filter((rows) =>
      rows.includes(67),
    ).length;
    const others = Array.from({ length: 40 }, (_, seed) => draw('', { seed, popular: '2-7' })).filter((rows) =>
      rows.includes(68),
    ).length;
    expect(times).toBeGreaterThan(others);
  });

  test('are the same for the same seed', () => {
    expect(draw('blue shirt')).toEqual(draw('blue shirt'));
    expect(draw('blue shirt')).not.toEqual(draw('blue shirt', { seed: 2 }));
  });
});
