import * as tf from '@tensorflow/tfjs-core';
import { createRng } from '@fusionrank/domain/rng';
import { beforeAll, expect, test } from 'vitest';
import { selectBackend } from '../../backend/select-backend.ts';
import { initialWeights, type Weights } from '../../fusion/weights.ts';
import type { ItemFeatureTable } from '../../ranking/item-features.ts';
import { colourOf, COLOURS } from '../../ranking/testing/coloured-item.ts';
import { type ColourShop, colourShop } from '../testing/colour-shop.ts';
import { QUICK_NETWORK, shapeOver } from '../testing/network-shapes.ts';
import { trainNetwork, type TrainingResult } from '../train-network.ts';
import type { WarmStart } from '../training-config.ts';
import { warmItems } from './warm-start.ts';

const NETWORK = { ...QUICK_NETWORK, blocks: { text: 8, image: 8, attributes: 8, numeric: 4, behaviour: 4 } };
const STEPS: WarmStart = { kind: 'contrastive', steps: 60 };

beforeAll(() => selectBackend('wasm'));

/** A shop whose texts and pictures show the colour, each in its own way and with noise, beside what says nothing. */
function visibleShop(size: Parameters<typeof colourShop>[0] = {}): ColourShop {
  const shop = colourShop({ vectorWidth: 8, ...size });
  const rng = createRng('visible');
  const shown = (column: ItemFeatureTable['text'], turn: number): ItemFeatureTable['text'] => ({
    ...column,
    values: column.values.map((_, at) => {
      const colour = (colourOf(Math.floor(at / column.width)) + turn) % COLOURS.length;
      return (at % column.width === colour + 4 ? 2 : 0) + 0.5 * rng.normal();
    }),
  });
  const { text, image, ...rest } = shop.items;
  return { ...shop, items: { ...rest, text: shown(text, 0), image: shown(image, 1) } };
}

async function warmed(warmStart: WarmStart, seed = 3): Promise<{ weights: Weights; losses: readonly number[] }> {
  const shop = visibleShop();
  const shape = shapeOver(shop, NETWORK);
  const weights = initialWeights(shape, createRng(seed));
  return { weights, losses: await warmItems(weights, warmStart, { table: shop.items, shape, seed }) };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

test('views come to agree: the loss falls', async () => {
  const { losses } = await warmed(STEPS);
  expect(losses).toHaveLength(60);
  expect(mean(losses.slice(-10))).toBeLessThan(0.8 * mean(losses.slice(0, 10)));
});

test('it changes the item side alone, and the query’s projections, which stay the items’ own', async () => {
  const { weights } = await warmed(STEPS);
  const cold = (await warmed({ kind: 'none' })).weights;
  const changed = [...weights].filter(([name, { values }]) =>
    values.some((value, i) => value !== cold.get(name)!.values[i]),
  );
  const names = changed.map(([name]) => name);
  expect(names).toContain('item.text.projection');
  expect(names).toContain('item.attributes.embedding');
  expect(names.filter((name) => !/^item\.|^user\.query\.(text|image)$/.test(name))).toEqual([]);
  expect(names).not.toContain('item.missing');
  for (const modality of ['text', 'image'])
    expect(weights.get(`user.query.${modality}`)!.values).toEqual(weights.get(`item.${modality}.projection`)!.values);
});

test('same seed, same weights; another seed, others', async () => {
  const [first, again, other] = [await warmed(STEPS), await warmed(STEPS), await warmed(STEPS, 4)];
  expect(again.weights).toEqual(first.weights);
  expect(other.losses).not.toEqual(first.losses);
});

test('it leaves no tensor behind, and stops when told to', async () => {
  const shop = visibleShop();
  const shape = shapeOver(shop, NETWORK);
  const stop = new AbortController();
  const counts: number[] = [];
  const run = warmItems(initialWeights(shape, createRng(1)), STEPS, {
    table: shop.items,
    shape,
    seed: 1,
    signal: stop.signal,
    onProgress: () => {
      if (counts.push(tf.memory().numTensors) === 4) stop.abort();
    },
  });
  await expect(run).rejects.toMatchObject({ code: 'INTERRUPTED' });
  expect(counts).toHaveLength(4);
  expect(new Set(counts).size).toBe(1);
});

test('without two items of two blocks there is nothing to compare', async () => {
  const { items, ...shop } = visibleShop({ items: 4 });
  const nowhere = (column: ItemFeatureTable['text']) => ({ ...column, present: new Uint8Array(column.present.length) });
  const attributes = { ...items.attributes, ids: new Int32Array(items.attributes.ids.length) };
  const table = {
    ...items,
    attributes,
    image: nowhere(items.image),
    behaviour: nowhere(items.behaviour),
    numeric: nowhere(items.numeric),
  };
  const shape = shapeOver({ ...shop, items: table }, NETWORK);
  expect(await warmItems(initialWeights(shape, createRng(1)), STEPS, { table, shape, seed: 1 })).toEqual([]);
});

function trained(warmStart: WarmStart, seed: number): Promise<TrainingResult> {
  const shop = visibleShop({ slates: 130, rows: 10, seed });
  return trainNetwork({
    ...shop,
    slates: shop.slates.slice(0, 30),
    validation: shop.slates.slice(30),
    modelVersion: 'test',
    seed,
    config: {
      network: NETWORK,
      warmStart,
      slatesPerStep: 10,
      maxEpochs: 8,
      learningRate: 0.005,
      warmUpSteps: 2,
      scoreWeights: [1, 0, 0],
    },
  });
}

test('where there is little to learn from, the ranking is no worse for it', async () => {
  const ndcgs = async (warmStart: WarmStart): Promise<number> =>
    mean(await Promise.all([1, 2].map(async (seed) => (await trained(warmStart, seed)).bestValidationNdcg)));
  const [cold, warm] = [await ndcgs({ kind: 'none' }), await ndcgs(STEPS)];
  expect(warm).toBeGreaterThan(cold - 0.02);
});

test('a start of no whole number of steps is refused', async () => {
  for (const steps of [0, 1.5, NaN])
    await expect(trained({ kind: 'contrastive', steps }, 1)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});
