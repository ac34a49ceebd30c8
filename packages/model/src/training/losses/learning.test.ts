import { beforeAll, expect, test } from 'vitest';
import { selectBackend } from '../../backend/select-backend.ts';
import { colourShop } from '../testing/colour-shop.ts';
import { QUICK_NETWORK } from '../testing/network-shapes.ts';
import { trainNetwork } from '../train-network.ts';
import type { TrainingConfig } from '../training-config.ts';
import type { LossConfig } from './training-loss.ts';

const shop = colourShop({ slates: 360, vectorWidth: 4 });
const graded = shop.slates.map((slate) => ({
  ...slate,
  labels: Float32Array.from(slate.labels, (label, i) => (i % 3 === 0 ? label + 2 * slate.labels[i + 1]! : 0)),
}));

beforeAll(() => selectBackend('wasm'));

const CONFIG = {
  network: QUICK_NETWORK,
  lossWeights: [1, 0, 0],
  scoreWeights: [1, 0, 0],
  learningRate: 0.02,
  warmUpSteps: 5,
  maxEpochs: 5,
};

function train(slates: typeof shop.slates, config: Partial<TrainingConfig>) {
  return trainNetwork({
    ...shop,
    slates: slates.slice(0, 300),
    validation: slates.slice(300),
    modelVersion: 'test',
    seed: 1,
    config: { ...CONFIG, ...config },
  });
}

test.each<[LossConfig['kind'], typeof shop.slates]>([
  ['cross-entropy', shop.slates],
  ['bpr', shop.slates],
  ['listwise', shop.slates],
  ['lambda', graded],
  ['mse', graded],
])('%s teaches the network what shoppers like', async (kind, slates) => {
  const untrained = await train(slates, { loss: { kind }, maxEpochs: 1, learningRate: 0 });
  const { epochs, bestValidationNdcg } = await train(slates, { loss: { kind } });
  expect(epochs.at(-1)!.loss).toBeLessThan(0.9 * untrained.epochs[0]!.loss);
  expect(bestValidationNdcg).toBeGreaterThan(untrained.bestValidationNdcg + 0.1);
});
