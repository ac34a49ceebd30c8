import { expect, test } from 'vitest';
import { learningRateAt } from './learning-rate.ts';
import { DEFAULT_TRAINING_CONFIG } from './training-config.ts';

const config = { ...DEFAULT_TRAINING_CONFIG, learningRate: 1, warmUpSteps: 10, finalLearningRateShare: 0.2 };

test.each([
  [0, 0.1],
  [4, 0.5],
  [9, 1],
  [10, 1],
  [60, 0.6],
  [110, 0.2],
  [999, 0.2],
])('step %i of 110 has rate %d', (step, rate) => {
  expect(learningRateAt(step, 110, config)).toBeCloseTo(rate, 9);
});
