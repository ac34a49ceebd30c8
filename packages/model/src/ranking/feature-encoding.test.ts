import { parseItemId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import { createRng } from '@fusionrank/domain/rng';
import { expect, test } from 'vitest';
import { colouredItem } from './testing/coloured-item.ts';
import { buildItemFeatures, modalityColumn } from './build-item-features.ts';
import { ATTRIBUTE_BUCKETS, attributeId, fitFeatureEncoding, vocabularySize } from './feature-encoding.ts';

const rng = createRng('encoding');
const catalogue = Array.from({ length: 40 }, (_, i) => colouredItem(parseItemId(`i${i}`), i, rng));
const encoding = fitFeatureEncoding(catalogue);

test('the encoding does not depend on the order of the catalogue', () => {
  expect(fitFeatureEncoding([...catalogue].reverse())).toEqual(encoding);
});

test('known values have ids of their own; unknown ones share the buckets, the same one every time', () => {
  const known = ['red', 'green', 'blue', 'black'].map((value) => attributeId(encoding, { slot: 'colour', value }));
  expect(new Set(known).size).toBe(4);
  expect(Math.min(...known)).toBeGreaterThan(ATTRIBUTE_BUCKETS);
  expect(Math.max(...known)).toBeLessThan(vocabularySize(encoding));
  const unknown = attributeId(encoding, { slot: 'colour', value: 'octarine' });
  expect(unknown).toBeGreaterThan(0);
  expect(unknown).toBeLessThanOrEqual(ATTRIBUTE_BUCKETS);
  expect(attributeId(encoding, { slot: 'colour', value: 'octarine' })).toBe(unknown);
});

test('names that objects inherit are unknown values, not vocabulary', () => {
  expect(attributeId({ ...encoding, vocabulary: {} }, { slot: 'constructor', value: '' })).toBeLessThanOrEqual(
    ATTRIBUTE_BUCKETS,
  );
});

test('what the shop does not say is masked, in numbers and in vectors', () => {
  const unpriced = Object.fromEntries(
    Object.entries(catalogue[0]!).filter(([field]) => field !== 'price'),
  ) as unknown as CatalogItem;
  const items = [unpriced, catalogue[1]!];
  const ids = items.map(({ id }) => id);
  const column = modalityColumn(ids, {
    width: 2,
    vectorOf: (_, row) => (row === 0 ? undefined : Float32Array.of(1, 2)),
  });
  const table = buildItemFeatures({ items, encoding, text: column, image: column, behaviour: column });
  expect(table.numeric.present[0]).toBe(0);
  expect(table.numeric.present[table.numeric.width]).toBe(1);
  expect(Array.from(table.text.present)).toEqual([0, 1]);
  expect(Array.from(table.text.values)).toEqual([0, 0, 1, 2]);
});

test('a vector of another width is refused', () => {
  expect(() => modalityColumn([parseItemId('a')], { width: 2, vectorOf: () => new Float32Array(3) })).toThrow(
    'expected 2 numbers, got 3',
  );
});
