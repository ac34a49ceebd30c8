import { expect, test } from 'vitest';
import { type Calibration, calibratedProbability } from './calibration.ts';

const STEPS: Calibration = { kind: 'isotonic', logits: [-1, 1, 3], probabilities: [0.1, 0.3, 0.9] };

test.each<[Calibration, number, number]>([
  [{ kind: 'none' }, 0, 0.5],
  [{ kind: 'logistic', slope: 2, intercept: -2 }, 1, 0.5],
  // σ(2 · 2 − 2) = σ(2)
  [{ kind: 'logistic', slope: 2, intercept: -2 }, 2, 0.880797],
  [STEPS, -50, 0.1],
  [STEPS, -1, 0.1],
  [STEPS, 0, 0.2],
  [STEPS, 1, 0.3],
  [STEPS, 2.5, 0.75],
  [STEPS, 3, 0.9],
  [STEPS, 50, 0.9],
  [{ kind: 'isotonic', logits: [0], probabilities: [0.4] }, 7, 0.4],
])('%j of logit %d is %d', (calibration, logit, expected) => {
  expect(calibratedProbability(calibration, logit)).toBeCloseTo(expected, 6);
});
