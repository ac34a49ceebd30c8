import { createRng } from '@fusionrank/domain/rng';
import { expect, test } from 'vitest';
import { DEFAULT_TEXT_ENCODER_CONFIG, type TextEncoderConfig } from './text-encoder-config.ts';
import { initialTextWeights } from './text-encoder-weights.ts';
import { indexPairs } from './text-pairs.ts';
import { newTextTrainingState, takeTextStep, textLossAndGradients, type TextBatch } from './text-step.ts';

const config: TextEncoderConfig = {
  ...DEFAULT_TEXT_ENCODER_CONFIG,
  shape: { buckets: 50, width: 4, dense: true },
  temperature: 0.5,
  direction: 'both directions',
  wordDropout: 0,
  gramDropout: 0,
};
const pairs = indexPairs(
  [
    { query: 'red shoe', item: 'crimson sneaker', weight: 1 },
    { query: 'lamp', item: '台灯', weight: 2 },
    { query: 'red shoe', item: 'ruby boot', weight: 1 },
    { query: '', item: 'nothing asked', weight: 1 },
  ],
  config.shape.buckets,
);
const batch = (): TextBatch => ({
  pairs,
  chosen: Int32Array.from(pairs.weights.keys()),
  logFrequency: {
    items: new Float32Array(pairs.items.length).fill(-1),
    queries: new Float32Array(pairs.queries.length).fill(-2),
  },
  config,
  rng: createRng(3),
});

function someWeights() {
  const rng = createRng('weights');
  const weights = initialTextWeights(config.shape, [...pairs.items, ...pairs.queries], rng);
  weights.dense?.kernel.forEach((_, i, kernel) => (kernel[i] = rng.normal()));
  return weights;
}

test('gradients of every weight agree with finite differences', () => {
  const weights = someWeights();
  const { gradients } = textLossAndGradients(weights, batch());
  const { rows } = textLossAndGradients(weights, batch());
  const slopeAt = (values: Float32Array, at: number): number => {
    const value = values[at]!;
    const lossAt = (moved: number): number => {
      values[at] = moved;
      return textLossAndGradients(weights, batch()).loss;
    };
    const slope = (lossAt(value + 0.01) - lossAt(value - 0.01)) / 0.02;
    values[at] = value;
    return slope;
  };
  rows.forEach((row, slot) => {
    expect(gradients.importance[slot]).toBeCloseTo(slopeAt(weights.importance, row), 3);
    for (let k = 0; k < 4; k++) {
      expect(gradients.embedding[slot * 4 + k]).toBeCloseTo(slopeAt(weights.embedding, row * 4 + k), 3);
    }
  });
  for (const name of ['kernel', 'bias'] as const) {
    weights.dense![name].forEach((_, at, values) =>
      expect(gradients.dense![name][at]).toBeCloseTo(slopeAt(values, at), 3),
    );
  }
});

test('a step leaves the rows that no text of the batch reads as they were', () => {
  const weights = someWeights();
  const before = weights.embedding.slice();
  const read = new Set(textLossAndGradients(weights, batch()).rows);
  expect(read.size).toBeLessThan(50);
  takeTextStep(newTextTrainingState(weights), batch());
  for (let row = 0; row < 50; row++) {
    const same = before.subarray(row * 4, row * 4 + 4).every((value, k) => value === weights.embedding[row * 4 + k]);
    expect(same).toBe(!read.has(row));
  }
});

test('words left out take their grams with them, and a text never loses all', () => {
  const full = textLossAndGradients(someWeights(), batch()).rows.length;
  const dropping = { ...batch(), config: { ...config, wordDropout: 0.5, gramDropout: 0.3 } };
  const kept = textLossAndGradients(someWeights(), dropping);
  expect(kept.rows.length).toBeLessThan(full);
  const all = { ...batch(), config: { ...config, wordDropout: 1 } };
  expect(textLossAndGradients(someWeights(), all).rows).toHaveLength(full);
});
