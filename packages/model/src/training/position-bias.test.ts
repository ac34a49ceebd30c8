import { createRng } from '@fusionrank/domain/rng';
import { beforeAll, expect, test } from 'vitest';
import { selectBackend } from '../backend/select-backend.ts';
import { unknownUser } from '../ranking/user-input.ts';
import type { SlateExample } from './examples.ts';
import { colourShop } from './testing/colour-shop.ts';
import { QUICK_NETWORK } from './testing/network-shapes.ts';
import { trainNetwork } from './train-network.ts';
import type { TrainingConfig } from './training-config.ts';
import { validationNdcg } from './validation.ts';

/**
 * A logging policy that puts the four worse items of a slate above the four better ones in 90 of 100 slates, and shoppers who look
 * at place p (from 0) with probability 1 / (1 + p): of 100 worse items shown 19 are clicked, of 100 better ones 16.
 */
const RELEVANCE = { better: 0.8, worse: 0.4 };
const WORSE_FIRST = 0.9;
const HALF = 4;

const shop = colourShop({ items: 12, slates: 1, vectorWidth: 4 });
const rng = createRng('position bias');
const log = Array.from({ length: 500 }, biasedSlate);
const truth = log.slice(0, 50).map((slate) => ({ ...slate, labels: isBetter(slate) }));

beforeAll(() => selectBackend('wasm'));

test('clicks as they are teach the wrong order', async () => {
  expect(await trueNdcg(log.map(withoutPositions))).toBeLessThan(0.65);
});

test('weighted by inverse propensity, the same clicks teach the right one', async () => {
  const weighting = { propensityWeighting: 'inverse', propensityFloor: 0.02 } as const;
  expect(await trueNdcg(log.map(withoutPositions), weighting)).toBeGreaterThan(0.95);
});

test('told the positions, the position tower takes their part and leaves the network the right order', async () => {
  expect(await trueNdcg(log)).toBeGreaterThan(0.95);
});

/** The right order of a slate has NDCG 1, the opposite one 0.49. */
async function trueNdcg(slates: readonly SlateExample[], overrides: Partial<TrainingConfig> = {}): Promise<number> {
  const config = {
    network: { ...QUICK_NETWORK, blocks: { text: 2, image: 2, attributes: 2, numeric: 2, behaviour: 2 }, hidden: [8] },
    lossWeights: [1, 0, 0],
    scoreWeights: [1, 0, 0],
    learningRate: 0.05,
    warmUpSteps: 5,
    slatesPerStep: 10,
    maxEpochs: 3,
    ...overrides,
  };
  // Judged without bias: biased clicks would pick the epoch that repeats the logging policy's order.
  const run = { ...shop, slates, validation: truth, modelVersion: 'test', seed: 1, config };
  const { network } = await trainNetwork(run);
  const { weights, shape } = network;
  return validationNdcg(weights, {
    table: shop.items,
    shape,
    slates: truth,
    slatesPerStep: 50,
    scoreWeights: [1, 0, 0],
    cutoff: 8,
  });
}

function biasedSlate(): SlateExample {
  const worseFirst = rng.next() < WORSE_FIRST;
  const better = Array.from({ length: 2 * HALF }, (_, place) => worseFirst === place >= HALF);
  const clicks = better.map((one, place) => {
    const looks = 1 / (1 + place);
    return rng.next() < looks * (one ? RELEVANCE.better : RELEVANCE.worse) ? 1 : 0;
  });
  return {
    user: unknownUser(),
    query: {},
    rows: Int32Array.from(better, () => rng.below(12)),
    positions: Int32Array.from(better.keys()),
    // The one thing the network may tell the items apart by.
    cross: Float32Array.from(better.flatMap((one) => [one ? 1 : 0, 1])),
    labels: Uint8Array.from(clicks.flatMap((click) => [click, 0, 0])),
    propensities: new Float32Array(2 * HALF).fill((worseFirst ? WORSE_FIRST : 1 - WORSE_FIRST) / HALF),
    shownAt: new Date(0),
  };
}

const withoutPositions = (slate: SlateExample): SlateExample => ({
  ...slate,
  positions: new Int32Array(slate.rows.length),
});

function isBetter({ cross }: SlateExample): Uint8Array {
  return Uint8Array.from({ length: 2 * HALF * 3 }, (_, i) => (i % 3 === 0 ? cross[(i / 3) * 2]! : 0));
}
