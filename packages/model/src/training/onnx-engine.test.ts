import { createRng } from '@fusionrank/domain/rng';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { selectBackend } from '../backend/select-backend.ts';
import { FUSIONS, HISTORY_ENCODERS, type NetworkConfig } from '../fusion/network-shape.ts';
import { initialWeights, type Weights } from '../fusion/weights.ts';
import { batchOf } from './batch.ts';
import { lossAndGradients, type LossAndGradients, type LossBatch, lossWeightsOf } from './gradients.ts';
import { openOnnxEngine, type LogitLoss } from './onnx-engine.ts';
import { type ColourShop, colourShop } from './testing/colour-shop.ts';

const NETWORK: NetworkConfig = {
  fusion: 'fusion-matrix',
  history: 'attention',
  blocks: { text: 4, image: 6, attributes: 8, numeric: 4, behaviour: 4 },
  hidden: [16, 8],
  dropout: 0.2,
  modalityDropout: 0.1,
  userDropout: 0.1,
};

beforeAll(() => selectBackend('wasm'));

const shapeOf = (shop: ColourShop, config: Partial<NetworkConfig> = {}) => ({
  config: { ...NETWORK, ...config },
  widths: {
    text: 6,
    image: 6,
    numeric: 6,
    behaviour: 6,
    attributeVocabulary: shop.attributeVocabulary,
    profile: 75,
    cross: 2,
    objectives: 3,
  },
});

/** Moved off the start, where many weights are zeros and many gradients therefore too. */
function stirred(weights: Weights): Weights {
  const rng = createRng('stir');
  for (const { values, kind } of weights.values()) {
    if (kind === 'fixed') values.fill(0.7);
    else values.forEach((value, i) => (values[i] = value + 0.1 * rng.normal()));
  }
  return weights;
}

function setUp(config: Partial<NetworkConfig> = {}, shop = colourShop({ slates: 12 })) {
  const shape = shapeOf(shop, config);
  const weights = stirred(initialWeights(shape, createRng(3)));
  const batch: LossBatch = {
    ...batchOf(shop.slates, { table: shop.items, shape }, createRng(5)),
    lossWeights: [1, 0.5, 0.25],
  };
  const rng = createRng('profiles');
  for (const values of [batch.inputs.users.profile, batch.inputs.users.queryImage])
    values.forEach((_, i) => (values[i] = 0.3 * rng.normal()));
  return { shop, shape, weights, batch };
}

/** Largest difference over the largest gradient, weight by weight. */
function expectAlike(found: LossAndGradients, expected: LossAndGradients): void {
  expect(Math.abs(found.loss - expected.loss) / expected.loss).toBeLessThan(1e-4);
  expect([...found.gradients.keys()].sort()).toEqual([...expected.gradients.keys()].sort());
  expect(found.attributeRows).toEqual(expected.attributeRows);
  for (const [name, slopes] of expected.gradients) {
    const own = found.gradients.get(name)!;
    expect(own.length, name).toBe(slopes.length);
    const largest = Math.max(...slopes.map(Math.abs));
    const worst = Math.max(...slopes.map((slope, i) => Math.abs(slope - own[i]!)));
    expect(worst, name).toBeLessThanOrEqual(1e-4 * largest + 1e-8);
    expect(largest, name).toBeGreaterThan(0);
  }
}

const VARIANTS = FUSIONS.flatMap((fusion) => HISTORY_ENCODERS.map((history) => ({ fusion, history })));

test.each(VARIANTS)('loss and every gradient are those of TensorFlow.js: $fusion, $history', async (variant) => {
  const { shape, weights, batch } = setUp(variant);
  const engine = await openOnnxEngine(shape, weights);
  expectAlike(await engine.lossAndGradients(weights, batch), lossAndGradients(weights, shape, batch));
  await engine.release();
});

test('a loss outside the graph gives the gradients of the same loss inside it', async () => {
  const { shape, weights, batch } = setUp();
  const crossEntropy: LogitLoss = (logits, { labels, ...rest }) => {
    const counts = lossWeightsOf({ labels, ...rest }, 3);
    let loss = 0;
    const slopes = logits.map((x, i) => {
      loss += counts[i]! * (Math.log1p(Math.exp(x)) - labels[i]! * x);
      return counts[i]! * (1 / (1 + Math.exp(-x)) - labels[i]!);
    });
    return { loss, slopes };
  };
  const [inside, outside] = [
    await openOnnxEngine(shape, weights),
    await openOnnxEngine(shape, weights, { loss: crossEntropy }),
  ] as const;
  expectAlike(await outside.lossAndGradients(weights, batch), await inside.lossAndGradients(weights, batch));
  await Promise.all([inside.release(), outside.release()]);
});

test('the same batch gives the same bits, time after time and with any number of threads', async () => {
  const { shape, weights, batch } = setUp({}, colourShop({ slates: 64, history: 20, rows: 20 }));
  const engine = await openOnnxEngine(shape, weights);
  const first = await engine.lossAndGradients(weights, batch);
  for (let i = 0; i < 20; i++) expect(await engine.lossAndGradients(weights, batch)).toEqual(first);
  await engine.release();
  for (const threads of [1, 2, 3]) {
    const other = await openOnnxEngine(shape, weights, { threads });
    expect(await other.lossAndGradients(weights, batch)).toEqual(first);
    await other.release();
  }
});

test('histories of every length, items without attributes and slates without cross features go through', async () => {
  const { shop, shape } = setUp();
  const attributes = { ...shop.items.attributes, ids: shop.items.attributes.ids.map(() => 0) };
  const slates = shop.slates.map((slate, i) => ({
    ...slate,
    cross: new Float32Array(0),
    user: {
      ...slate.user,
      historyRows: slate.user.historyRows.slice(0, i % 3),
      historyKinds: slate.user.historyKinds.slice(0, i % 3),
      historyAgeDays: slate.user.historyAgeDays.slice(0, i % 3),
    },
  }));
  const bare = { ...shape, widths: { ...shape.widths, cross: 0 } };
  const weights = stirred(initialWeights(bare, createRng(3)));
  const batch = {
    ...batchOf(slates, { table: { ...shop.items, attributes }, shape: bare }, createRng(5)),
    lossWeights: [1, 1, 1],
  };
  const engine = await openOnnxEngine(bare, weights);
  const { loss, gradients, attributeRows } = await engine.lossAndGradients(weights, batch);
  expect(loss).toBeGreaterThan(0);
  expect(attributeRows).toHaveLength(0);
  expect([...gradients.values()].every((slopes) => slopes.every(Number.isFinite))).toBe(true);
  await engine.release();
});

test('no tensor of TensorFlow.js is made', async () => {
  const { shape, weights, batch } = setUp();
  const before = tf.memory().numTensors;
  const engine = await openOnnxEngine(shape, weights);
  await engine.lossAndGradients(weights, batch);
  await engine.release();
  expect(tf.memory().numTensors).toBe(before);
});
