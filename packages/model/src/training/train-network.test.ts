import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { isProblem } from '@fusionrank/domain/problem';
import { createRng } from '@fusionrank/domain/rng';
import { beforeAll, expect, test } from 'vitest';
import { selectBackend } from '../backend/select-backend.ts';
import { FUSIONS, HISTORY_ENCODERS } from '../fusion/network-shape.ts';
import { initialWeights } from '../fusion/weights.ts';
import { batchOf } from './batch.ts';
import { TRAINING_ENGINES, type TrainingEngineName } from './engine-name.ts';
import type { SlateExample } from './examples.ts';
import { lossAndGradients } from './gradients.ts';
import { learningRateAt } from './learning-rate.ts';
import { colourShop } from './testing/colour-shop.ts';
import { shapeOver } from './testing/network-shapes.ts';
import { trainNetwork, type TrainingRun } from './train-network.ts';
import { DEFAULT_TRAINING_CONFIG, type TrainingConfig } from './training-config.ts';
import { validationNdcg } from './validation.ts';

const NETWORK = {
  fusion: 'fusion-matrix',
  history: 'attention',
  blocks: { text: 4, image: 4, attributes: 8, numeric: 4, behaviour: 4 },
  hidden: [16, 8],
  crossPath: 'hidden-and-linear',
  fusionPath: 'hidden',
  dropout: 0.1,
  crossDropout: 0.1,
  modalityDropout: 0.1,
  userDropout: 0.1,
} as const;
const CONFIG: Partial<TrainingConfig> = { network: NETWORK, slatesPerStep: 16, maxEpochs: 2, warmUpSteps: 2 };

function run(overrides: Partial<TrainingRun> = {}): TrainingRun {
  const shop = colourShop();
  return {
    ...shop,
    slates: shop.slates.slice(0, 64),
    validation: shop.slates.slice(64),
    modelVersion: 'test',
    seed: 7,
    config: CONFIG,
    ...overrides,
  };
}

beforeAll(() => selectBackend('wasm'));

const on = (engine: TrainingEngineName): Partial<TrainingRun> => ({ config: { ...CONFIG, engine } });

const withPropensities = colourShop().slates.map((slate) => ({
  ...slate,
  propensities: Float32Array.from(slate.rows, (_, i) => 1 / (1 + i)),
}));
const graded = colourShop().slates.map((slate) => ({
  ...slate,
  labels: Float32Array.from(slate.labels, (one) => 2 * one),
}));

const LEARNED: readonly [string, readonly SlateExample[], Partial<TrainingConfig>][] = [
  ['cross-entropy', colourShop().slates, {}],
  ['inverse propensity', withPropensities, { propensityWeighting: 'inverse' }],
  ['LambdaRank of grades', graded, { loss: { kind: 'lambda' } }],
  ['a warm start', colourShop().slates, { warmStart: { kind: 'contrastive', steps: 2 }, historyDropout: 0.3 }],
];
const CASES = TRAINING_ENGINES.flatMap((engine) =>
  LEARNED.map(([title, slates, overrides]) => ({
    title: `${title} on ${engine}`,
    own: {
      slates: slates.slice(0, 64),
      validation: slates.slice(64),
      config: { ...CONFIG, ...overrides, engine },
    },
  })),
);

test.each(CASES)(
  'same data, seed and engine give the same weights; another seed gives others: $title',
  async ({ own }) => {
    const first = await trainNetwork(run(own));
    const again = await trainNetwork(run(own));
    const other = await trainNetwork(run({ ...own, seed: 8 }));
    expect(again.network.weights).toEqual(first.network.weights);
    expect(other.network.weights).not.toEqual(first.network.weights);
  },
);

test.each(CASES)('a run stopped after any step and resumed ends as an uninterrupted one: $title', async ({ own }) => {
  const checkpointDir = await mkdtemp(join(tmpdir(), 'fusionrank-checkpoint-'));
  const uninterrupted = await trainNetwork(run(own));
  let interruptions = 0;
  for (;;) {
    const stop = new AbortController();
    let steps = 0;
    const onProgress: TrainingRun['onProgress'] = ({ stage }) => {
      if (stage === 'train' && ++steps === 3) stop.abort();
    };
    try {
      const resumed = await trainNetwork(run({ ...own, checkpointDir, signal: stop.signal, onProgress }));
      expect(interruptions).toBeGreaterThan(1);
      expect(resumed).toEqual(uninterrupted);
      expect(resumed.network.calibration).toHaveLength(3);
      return;
    } catch (error) {
      if (!isProblem(error) || error.code !== 'INTERRUPTED') throw error;
      interruptions++;
    }
  }
});

test('scalars come every so many steps and at each epoch’s end, and a run that goes on continues at its step', async () => {
  const checkpointDir = await mkdtemp(join(tmpdir(), 'fusionrank-checkpoint-'));
  const points: { readonly step: number; readonly scalars: Readonly<Record<string, number>> }[] = [];
  const stop = new AbortController();
  const watched = {
    checkpointDir,
    config: { ...CONFIG, scalarsEverySteps: 3 },
    onScalars: async (point: (typeof points)[number]) => {
      points.push(point);
      if (points.length === 2) stop.abort();
      await Promise.resolve();
    },
  };
  await expect(trainNetwork(run({ ...watched, signal: stop.signal }))).rejects.toMatchObject({ code: 'INTERRUPTED' });
  const { epochs, config } = await trainNetwork(run(watched));
  expect(points.map(({ step }) => step)).toEqual([3, 4, 6, 8]);
  const [third, fourth] = points.map(({ scalars }) => scalars);
  expect(Object.keys(third!)).toEqual(['step/loss', 'step/learning_rate', 'step/gradient_norm']);
  expect(third!['step/learning_rate']).toBe(learningRateAt(2, 8, config));
  expect(third!['step/gradient_norm']).toBeGreaterThan(0);
  expect(fourth).toEqual({
    'epoch/loss': epochs[0]!.loss,
    'epoch/validation_NDCG@10': epochs[0]!.validationNdcg,
  });
});

test('a damaged checkpoint is not gone on from, nor one of another configuration', async () => {
  const checkpointDir = await mkdtemp(join(tmpdir(), 'fusionrank-checkpoint-'));
  const fresh = await trainNetwork(run({ checkpointDir }));
  const path = join(checkpointDir, 'training.checkpoint');
  const bytes = await readFile(path);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  await writeFile(path, bytes);
  const steps: number[] = [];
  const again = await trainNetwork(run({ checkpointDir, onProgress: ({ done }) => steps.push(done) }));
  expect(steps[0]).toBe(1);
  expect(again).toEqual(fresh);
  const otherSteps: number[] = [];
  await trainNetwork(run({ checkpointDir, seed: 9, onProgress: ({ done }) => otherSteps.push(done) }));
  expect(otherSteps[0]).toBe(1);
});

test.each(TRAINING_ENGINES)('a training step leaves no tensor behind: %s', async (engine) => {
  const counts: number[] = [];
  await trainNetwork(run({ ...on(engine), onProgress: () => counts.push(tf.memory().numTensors) }));
  expect(counts.length).toBeGreaterThan(4);
  expect(new Set(counts).size).toBe(1);
});

test('the engines learn the same: an epoch of the one ends where that of the other does', async () => {
  const [onnx, tensorflow] = [await trainNetwork(run(on('onnx'))), await trainNetwork(run(on('tensorflow')))] as const;
  onnx.epochs.forEach(({ loss }, i) => expect(loss).toBeCloseTo(tensorflow.epochs[i]!.loss, 3));
});

const VARIANTS = FUSIONS.flatMap((fusion) =>
  HISTORY_ENCODERS.map((history) => ({ fusion, history, fusionPath: 'hidden-and-linear' as const })),
);

test.each(VARIANTS)('the gradient of every weight is that of finite differences: $fusion, $history', (variant) => {
  const shop = colourShop({ items: 12, slates: 2, rows: 4, history: 3, vectorWidth: 4 });
  const shape = shapeOver(shop, { ...NETWORK, ...variant, dropout: 0, modalityDropout: 0, userDropout: 0 });
  const weights = initialWeights(shape, createRng(3));
  const rng = createRng(4);
  for (const [name, { values, kind }] of weights) {
    if (kind === 'dense') values.forEach((value, i) => (values[i] = value + 0.1 * rng.normal()));
    expect(values.every(Number.isFinite), name).toBe(true);
  }
  const batch = { ...batchOf(shop.slates, { table: shop.items, shape }), ...DEFAULT_TRAINING_CONFIG };
  const { gradients } = lossAndGradients(weights, shape, batch);
  const { loss } = lossAndGradients(weights, shape, batch);
  const step = 3e-3;
  let checked = 0;
  for (const [name, { values, kind }] of weights) {
    if (kind !== 'dense') continue;
    for (let trial = 0; trial < 4; trial++) {
      const at = rng.below(values.length);
      const original = values[at]!;
      values[at] = original + step;
      const above = lossAndGradients(weights, shape, batch).loss;
      values[at] = original - step;
      const below = lossAndGradients(weights, shape, batch).loss;
      values[at] = original;
      const numeric = (above - below) / (2 * step);
      // A kink of a relu lies between the two: there is no slope to compare with.
      if (Math.abs(above + below - 2 * loss) / step > 2e-3) continue;
      expect(Math.abs(gradients.get(name)![at]! - numeric), `${name}[${at}]`).toBeLessThan(
        2e-3 + 0.03 * Math.abs(numeric),
      );
      checked++;
    }
  }
  expect(checked).toBeGreaterThan(60);
});

test('it finds a planted preference: shoppers who like a colour get it first, unknown ones do not', async () => {
  const shop = colourShop({ slates: 700, rows: 12, vectorWidth: 4 });
  const validation = shop.slates.slice(600);
  const config = { ...CONFIG, maxEpochs: 12, learningRate: 0.01, scoreWeights: [1, 0, 0] };
  const { network, bestValidationNdcg } = await trainNetwork(
    run({ ...shop, slates: shop.slates.slice(0, 600), validation, config }),
  );
  const unknown = validation.map((slate) => ({
    ...slate,
    user: {
      ...slate.user,
      historyRows: new Int32Array(0),
      historyKinds: new Uint8Array(0),
      historyAgeDays: new Float32Array(0),
    },
  }));
  const unpersonalised = validationNdcg(network.weights, {
    table: shop.items,
    shape: network.shape,
    slates: unknown,
    slatesPerStep: 32,
    scoreWeights: [1, 0, 0],
    cutoff: 10,
  });
  expect(bestValidationNdcg).toBeGreaterThan(unpersonalised + 0.15);
});

test('a slate with the wrong number of cross features is refused before training', async () => {
  const wrong = run({ crossFeatures: ['one'] });
  await expect(trainNetwork(wrong)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(trainNetwork(run({ slates: [] }))).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});
