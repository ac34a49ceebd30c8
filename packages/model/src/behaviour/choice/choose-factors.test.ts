import { createRng } from '@fusionrank/domain/rng';
import { expect, test } from 'vitest';
import { itemGraph } from '../item-graph.ts';
import { sparseMatrix } from '../sparse-matrix.ts';
import { chooseFactors, fitFactors, type JudgedFactors } from './choose-factors.ts';
import { linkTable } from './link-table.ts';

const ITEMS = 40;
/** The last two items were touched by nobody; even items resemble even ones, odd ones odd. */
const COLD = [ITEMS - 2, ITEMS - 1];

/** Even users touch even items, odd ones odd. */
function histories(name: string, length: number) {
  const rng = createRng(name);
  return Array.from({ length: 60 }, (_, user) => ({
    items: Int32Array.from({ length }, () => 2 * rng.below(ITEMS / 2 - 1) + (user % 2)),
    weights: new Float32Array(length).fill(1),
  }));
}

function resemblance() {
  const near = Array.from({ length: ITEMS }, (_, row) =>
    [2, 4, 6].map((step) => ({ row, column: (row + step) % ITEMS, value: 1 })),
  ).flat();
  const matrix = itemGraph(linkTable(sparseMatrix(ITEMS, ITEMS, near), 3), { ties: 'similarity' });
  return { features: [], graphs: [{ matrix, weight: 1 }] };
}

function likeness(vectors: Float32Array, [a, b]: readonly [number, number]): number {
  const width = vectors.length / ITEMS;
  return vectors
    .subarray(a * width, (a + 1) * width)
    .reduce((sum, value, k) => sum + value * vectors[b * width + k]!, 0);
}

const chosen: JudgedFactors = {
  kind: 'encoder',
  settings: { smoothing: 2.5, width: 8, epochs: 12, seed: 1 },
  epochs: 12,
  ndcg: 0,
};

test('an item nobody touched gets the vector of what it resembles', async () => {
  const { items } = await fitFactors({ items: ITEMS, histories: histories('train', 8), side: resemblance() }, chosen);
  for (const cold of COLD) {
    const own = Array.from({ length: 10 }, (_, i) => likeness(items, [cold, 2 * i + (cold % 2)]));
    const others = Array.from({ length: 10 }, (_, i) => likeness(items, [cold, 2 * i + 1 - (cold % 2)]));
    expect(Math.min(...own)).toBeGreaterThan(Math.max(...others));
  }
});

test('an item that nobody touched and that resembles nothing has no vector, of either model', async () => {
  const data = { items: ITEMS, histories: histories('train', 8) };
  const ials = { factors: 4, regularization: 0.1, alpha: 1, iterations: 4, seed: 1 };
  for (const model of [chosen, { kind: 'ials' as const, settings: ials, ndcg: 0 }]) {
    const { items, width } = await fitFactors(data, model);
    for (const cold of COLD) expect(items.subarray(cold * width, (cold + 1) * width).every((v) => v === 0)).toBe(true);
    expect(items.subarray(0, width).some((value) => value !== 0)).toBe(true);
  }
});

test('users without a history have zeros', async () => {
  const nobody = { items: new Int32Array(0), weights: new Float32Array(0) };
  const fitted = await fitFactors({ items: ITEMS, histories: histories('train', 8) }, chosen);
  expect((await fitted.usersOf([nobody])).every((value) => value === 0)).toBe(true);
});

test('every candidate is judged as ranking reads it, best first; the encoder only where resemblance is known', async () => {
  const judged = { items: ITEMS, training: histories('train', 8), validation: histories('valid', 3), seed: 1 };
  const all = await chooseFactors({ ...judged, side: resemblance() });
  expect(all.filter(({ kind }) => kind === 'encoder').length).toBeGreaterThan(1);
  expect(all.map(({ ndcg }) => ndcg)).toEqual([...all].map(({ ndcg }) => ndcg).sort((a, b) => b - a));
  // Of the 19 items of the own taste about 6 are known; telling the tastes apart at all gives some 0.4 on the others.
  expect(all[0]?.ndcg).toBeGreaterThan(0.3);
  expect((await chooseFactors(judged)).map(({ kind }) => kind)).toEqual(['ials']);
});
