import { createRng } from '@fusionrank/domain/rng';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { selectBackend } from '../backend/select-backend.ts';
import { CROSS_PATHS, FUSIONS, HISTORY_ENCODERS, type NetworkConfig } from '../fusion/network-shape.ts';
import { initialWeights, type Weights } from '../fusion/weights.ts';
import { batchOf } from './batch.ts';
import { TRAINING_ENGINES } from './engine-name.ts';
import { openEngine } from './engine.ts';
import { lossAndGradients, type LossAndGradients, type LossBatch } from './gradients.ts';
import { logitLossOf } from './logit-loss.ts';
import { isOfRows } from './losses/training-loss.ts';
import { openOnnxEngine } from './onnx-engine.ts';
import { startedAs } from './starting-weights.ts';
import { type ColourShop, colourShop } from './testing/colour-shop.ts';
import { shapeOver } from './testing/network-shapes.ts';
import { DEFAULT_TRAINING_CONFIG } from './training-config.ts';

const NETWORK: NetworkConfig = {
  fusion: 'fusion-matrix',
  history: 'attention',
  blocks: { text: 4, image: 6, attributes: 8, numeric: 4, behaviour: 4 },
  hidden: [16, 8],
  crossPath: 'hidden-and-linear',
  fusionPath: 'hidden-and-linear',
  dropout: 0.2,
  crossDropout: 0.3,
  modalityDropout: 0.1,
  userDropout: 0.1,
};

beforeAll(() => selectBackend('wasm'));

const shapeOf = (shop: ColourShop, config: Partial<NetworkConfig> = {}) => shapeOver(shop, { ...NETWORK, ...config });

const LOSSES: readonly LossBatch['loss'][] = [
  { kind: 'cross-entropy' },
  { kind: 'mse' },
  { kind: 'bpr' },
  { kind: 'listwise' },
  { kind: 'lambda' },
];

/** Moved off the start, where many weights are zeros and many gradients therefore too. */
function stirred(weights: Weights): Weights {
  const rng = createRng('stir');
  for (const { values, kind } of weights.values()) {
    if (kind === 'fixed') values.fill(0.7);
    else values.forEach((value, i) => (values[i] = value + 0.1 * rng.normal()));
  }
  return weights;
}

/** Of rows that count by inverse propensity; labels are probabilities or, for losses that read them, grades. */
function setUp(config: Partial<NetworkConfig> = {}, shop = colourShop({ slates: 12 }), loss = LOSSES[0]!) {
  const shape = shapeOf(shop, config);
  const weights = stirred(initialWeights(shape, createRng(3)));
  const slates = shop.slates.map((slate) => ({
    ...slate,
    labels: Float32Array.from(slate.labels, (label) => (loss.kind === 'cross-entropy' ? label : 2 * label)),
    propensities: Float32Array.from(slate.rows, (_, i) => 1 / (1 + i)),
  }));
  const batch: LossBatch = {
    ...batchOf(slates, { table: shop.items, shape }, createRng(5)),
    ...DEFAULT_TRAINING_CONFIG,
    loss,
    lossWeights: [1, 0.5, 0.25],
    propensityWeighting: 'inverse',
    propensityFloor: 0.2,
  };
  const rng = createRng('profiles');
  for (const values of [batch.inputs.users.profile, batch.inputs.users.queryImage])
    values.forEach((_, i) => (values[i] = 0.3 * rng.normal()));
  return { shop, shape, weights, batch };
}

/** Largest difference over the largest gradient, weight by weight. */
function expectAlike(found: LossAndGradients, expected: LossAndGradients, without: readonly string[] = []): void {
  expect(Math.abs(found.loss - expected.loss) / expected.loss).toBeLessThan(1e-4);
  expect([...found.gradients.keys()].sort()).toEqual([...expected.gradients.keys()].sort());
  expect(found.attributeRows).toEqual(expected.attributeRows);
  for (const [name, slopes] of expected.gradients) {
    const own = found.gradients.get(name)!;
    expect(own.length, name).toBe(slopes.length);
    const largest = Math.max(...slopes.map(Math.abs));
    const worst = Math.max(...slopes.map((slope, i) => Math.abs(slope - own[i]!)));
    if (without.includes(name)) {
      expect(Math.max(largest, worst), name).toBeLessThan(1e-6);
      continue;
    }
    expect(worst, name).toBeLessThanOrEqual(1e-4 * largest + 1e-8);
    expect(largest, name).toBeGreaterThan(0);
  }
}

const VARIANTS = FUSIONS.flatMap((fusion) =>
  HISTORY_ENCODERS.flatMap((history) =>
    CROSS_PATHS.map((crossPath) => ({ fusion, history, crossPath, fusionPath: crossPath })),
  ),
);
const VARIANTS_AND_LOSSES = VARIANTS.flatMap((variant) => LOSSES.map((loss) => ({ variant, loss })));

test.each(VARIANTS_AND_LOSSES)(
  'loss and every gradient are those of TensorFlow.js: $variant.fusion, $variant.history, linear path $variant.crossPath, $loss.kind',
  async ({ variant, loss }) => {
    const { shape, weights, batch } = setUp(variant, undefined, loss);
    const engine = await openEngine({ engine: 'onnx', loss }, shape, weights);
    // What is added to all logits of a slate alike does not move a loss of its order.
    const withoutSlope = isOfRows(loss) ? [] : ['head.bias'];
    const expected = lossAndGradients(weights, shape, batch);
    expectAlike(await engine.lossAndGradients(weights, batch), expected, withoutSlope);
    for (const name of ['head.cross', 'head.fusion'])
      expect(expected.gradients.has(name)).toBe(variant.crossPath === 'hidden-and-linear');
    await engine.release();
  },
);

test('the engine minimises the loss it was opened for', async () => {
  const { shape, weights, batch } = setUp();
  for (const name of TRAINING_ENGINES) {
    const losses = new Set<string>();
    for (const loss of LOSSES) {
      const engine = await openEngine({ engine: name, loss }, shape, weights);
      losses.add((await engine.lossAndGradients(weights, batch)).loss.toFixed(4));
      await engine.release();
    }
    expect(losses.size, name).toBe(LOSSES.length);
  }
});

test('a loss outside the graph gives the gradients of the same loss inside it', async () => {
  const { shape, weights, batch } = setUp();
  const [inside, outside] = [
    await openOnnxEngine(shape, weights),
    await openOnnxEngine(shape, weights, { loss: logitLossOf({ kind: 'cross-entropy' }) }),
  ] as const;
  expectAlike(await outside.lossAndGradients(weights, batch), await inside.lossAndGradients(weights, batch));
  await Promise.all([inside.release(), outside.release()]);
});

test.each(TRAINING_ENGINES)('frozen weights have no gradient, the attribute table among them: %s', async (name) => {
  const { shape, weights: all, batch } = setUp();
  const weights = startedAs(all, { zeroed: [], frozen: ['item.', 'user.'] });
  const engine = await openEngine({ engine: name, loss: batch.loss }, shape, weights);
  const { gradients } = await engine.lossAndGradients(weights, batch);
  expect([...gradients.keys()].filter((key) => key.startsWith('item.') || key.startsWith('user.'))).toEqual([]);
  expect(gradients.has('head.kernel')).toBe(true);
  await engine.release();
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
    ...DEFAULT_TRAINING_CONFIG,
  };
  const engine = await openOnnxEngine(bare, weights);
  const { loss, gradients, attributeRows } = await engine.lossAndGradients(weights, batch);
  expect(loss).toBeGreaterThan(0);
  expect(attributeRows).toHaveLength(0);
  expect([...gradients.values()].every((slopes) => slopes.every(Number.isFinite))).toBe(true);
  await engine.release();
});

test('no tensor of TensorFlow.js stays, whatever the loss', async () => {
  for (const loss of LOSSES) {
    const { shape, weights, batch } = setUp({}, undefined, loss);
    const before = tf.memory().numTensors;
    const engine = await openEngine({ engine: 'onnx', loss }, shape, weights);
    await engine.lossAndGradients(weights, batch);
    await engine.release();
    expect(tf.memory().numTensors).toBe(before);
  }
});
