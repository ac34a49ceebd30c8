import { createRng } from '@fusionrank/domain/rng';
import { beforeAll, expect, test } from 'vitest';
import { selectBackend } from '../backend/select-backend.ts';
import { initialWeights } from '../fusion/weights.ts';
import { OBJECTIVES, type SlateExample } from './examples.ts';
import { colourShop } from './testing/colour-shop.ts';
import { shapeOver } from './testing/network-shapes.ts';
import { validationNdcg } from './validation.ts';

const shop = colourShop({ slates: 20, vectorWidth: 4 });
const shape = shapeOver(shop);
const weights = initialWeights(shape, createRng(1));

beforeAll(() => selectBackend('wasm'));

const ndcgOf = (slates: readonly SlateExample[], cutoff: number): number =>
  validationNdcg(weights, { table: shop.items, shape, slates, slatesPerStep: 8, scoreWeights: [1, 0, 0], cutoff });

/** The strongest of click, cart and purchase as a grade of 1 to 3 in the first objective. */
function graded(slate: SlateExample): SlateExample {
  const labels = new Float32Array(slate.labels.length);
  slate.labels.forEach((label, i) => {
    const first = i - (i % OBJECTIVES.length);
    if (label === 1) labels[first] = Math.max(labels[first]!, (i % OBJECTIVES.length) + 1);
  });
  return { ...slate, labels };
}

test('grades 1 to 3 in one objective rank as click, cart and purchase do', () => {
  expect(ndcgOf(shop.slates.map(graded), 10)).toBe(ndcgOf(shop.slates, 10));
  expect(ndcgOf(shop.slates, 10)).toBeGreaterThan(0.2);
});

test('the gain of a grade is 2^grade − 1: two items alike but for grades 1 and 3 score 1 or 0.7098', () => {
  const [slate] = shop.slates;
  const pair = (labels: readonly number[]): SlateExample => ({
    ...slate!,
    rows: slate!.rows.slice(0, 2),
    positions: Int32Array.of(0, 1),
    cross: slate!.cross.slice(0, 4),
    labels: Float32Array.from(labels),
  });
  // (1 + 7/log2 3) / (7 + 1/log2 3) = 0.70982
  const found = [ndcgOf([pair([3, 0, 0, 1, 0, 0])], 10), ndcgOf([pair([1, 0, 0, 3, 0, 0])], 10)].sort();
  expect(found[0]).toBeCloseTo(0.70982, 4);
  expect(found[1]).toBe(1);
});

test('only the places above the cutoff count', () => {
  expect(ndcgOf(shop.slates, 1)).not.toBeCloseTo(ndcgOf(shop.slates, 10), 3);
  expect(ndcgOf(shop.slates, 8)).toBe(ndcgOf(shop.slates, 10));
});

test('slates where nothing happened are left out, and none left is 0', () => {
  const quiet = shop.slates.map((slate) => ({ ...slate, labels: new Uint8Array(slate.labels.length) }));
  expect(ndcgOf([...shop.slates, ...quiet], 10)).toBe(ndcgOf(shop.slates, 10));
  expect(ndcgOf(quiet, 10)).toBe(0);
});
