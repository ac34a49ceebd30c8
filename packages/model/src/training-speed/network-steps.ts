import { createRng } from '@fusionrank/domain/rng';
import { DEFAULT_NETWORK_CONFIG, type NetworkShape } from '../fusion/network-shape.ts';
import { blocksWithoutHistory } from '../fusion/user-inputs.ts';
import { initialWeights } from '../fusion/weights.ts';
import { PROFILE_FEATURES } from '../ranking/user-input.ts';
import { applyGradients } from '../training/apply-gradients.ts';
import { type Batch, batchOf } from '../training/batch.ts';
import { type EngineChoice, openEngine } from '../training/engine.ts';
import { OBJECTIVES } from '../training/examples.ts';
import { DEFAULT_TRAINING_CONFIG } from '../training/training-config.ts';
import { newTrainingState } from '../training/training-state.ts';
import type { NamedArray, Steps } from './named-array.ts';
import { RANDOM_SHOP, randomItems, randomSlate } from './random-shop.ts';

/** Steps of an epoch. */
export const EPOCH_STEPS = 20;

const shape: NetworkShape = {
  config: DEFAULT_NETWORK_CONFIG,
  widths: {
    text: RANDOM_SHOP.vectorWidth,
    image: RANDOM_SHOP.vectorWidth,
    numeric: RANDOM_SHOP.numbers,
    behaviour: RANDOM_SHOP.vectorWidth,
    attributeVocabulary: RANDOM_SHOP.vocabulary,
    profile: PROFILE_FEATURES.length,
    cross: RANDOM_SHOP.cross,
    objectives: OBJECTIVES.length,
  },
};

/**
 * Epochs of the product's own network at its default size, 20 steps of 32 slates each: making the batches, gradients, and Adam.
 * One step here is an epoch, its loss the mean over the epoch. Every epoch leaves out the same units, so that the other side
 * can be given the batches beforehand.
 */
export async function networkEpochs(choice: Omit<EngineChoice, 'loss'>, learningRate: number): Promise<Steps> {
  const rng = createRng('random shop');
  const table = randomItems(rng);
  const perStep = DEFAULT_TRAINING_CONFIG.slatesPerStep;
  const slates = Array.from({ length: EPOCH_STEPS * perStep }, () => randomSlate(rng));
  const batchAt = (step: number): Batch =>
    batchOf(slates.slice(step * perStep, (step + 1) * perStep), { table, shape }, createRng(`step ${step}`));
  const state = newTrainingState(initialWeights(shape, createRng('weights')));
  const engine = await openEngine({ ...choice, loss: DEFAULT_TRAINING_CONFIG.loss }, shape, state.weights);
  return {
    arrays: [
      ...[...state.weights].map(([name, { shape: size, values }]) => ({ name, shape: size, values: values.slice() })),
      ...Array.from({ length: EPOCH_STEPS }, (_, step) => arraysOf(batchAt(step), step)).flat(),
    ],
    step: async () => {
      let sum = 0;
      for (let step = 0; step < EPOCH_STEPS; step++) {
        const found = await engine.lossAndGradients(state.weights, { ...batchAt(step), ...DEFAULT_TRAINING_CONFIG });
        state.step++;
        applyGradients(state, { ...found, step: state.step, learningRate, weightDecay: 0 });
        sum += found.loss;
      }
      return sum / EPOCH_STEPS;
    },
    release: () => engine.release(),
  };
}

function arraysOf({ inputs, positions, labels }: Batch, step: number): readonly NamedArray[] {
  const { items, users, dropoutMasks = [], ...pairs } = inputs;
  const { attributes } = items;
  const named: Readonly<Record<string, Float32Array | Int32Array>> = {
    text: items.text,
    image: items.image,
    numeric: items.numeric,
    behaviour: items.behaviour,
    present: items.present,
    vocabulary: attributes.vocabulary,
    entries: attributes.entries,
    items: attributes.items,
    historyItems: users.historyItems,
    historyPresent: users.historyPresent,
    interactions: users.interactions,
    withoutHistory: blocksWithoutHistory(users),
    profile: users.profile,
    queryText: users.queryText,
    queryImage: users.queryImage,
    noQuery: users.hasQuery.map((has) => 1 - has),
    ...pairs,
    positions,
    labels,
    ...Object.fromEntries(dropoutMasks.map((mask, layer) => [`mask.${layer}`, mask])),
  };
  return Object.entries(named).map(([name, values]) => ({ name: `${step}/${name}`, shape: [values.length], values }));
}
