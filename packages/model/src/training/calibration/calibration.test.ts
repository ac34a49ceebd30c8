import { createRng } from '@fusionrank/domain/rng';
import { describe, expect, test } from 'vitest';
import { type Calibration, calibratedProbability } from '../../ranking/calibration.ts';
import { chooseCalibration, type GroupedLogits } from './choose-calibration.ts';
import { isotonicRegression } from './isotonic-regression.ts';
import { plattScaling } from './platt-scaling.ts';

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Logits spread over [−4, 4], and labels drawn by `probabilityOf`. */
function drawn(count: number, probabilityOf: (logit: number) => number, seed = 1): GroupedLogits {
  const rng = createRng(seed);
  const logits = Array.from({ length: count }, () => 8 * rng.next() - 4);
  return {
    logits,
    labels: logits.map((logit) => (rng.next() < probabilityOf(logit) ? 1 : 0)),
    groups: logits.map((_, i) => Math.floor(i / 8)),
  };
}

describe('Platt scaling', () => {
  test('of one logit is the smoothed share of positives: 3 of 4 at logit 0 give 0.7', () => {
    // Targets 4/5 and 1/3: (3 · 4/5 + 1/3) / 4 = 0.68333
    const found = plattScaling({ logits: [0, 0, 0, 0], labels: [1, 1, 1, 0] })!;
    expect(calibratedProbability(found, 0)).toBeCloseTo(0.683333, 6);
  });

  test('finds the line that the labels were drawn with', () => {
    const found = plattScaling(drawn(20_000, (logit) => sigmoid(0.5 * logit - 1)));
    expect(found).toMatchObject({ kind: 'logistic' });
    const { slope, intercept } = found as Extract<Calibration, { readonly kind: 'logistic' }>;
    expect(slope).toBeCloseTo(0.5, 1);
    expect(intercept).toBeCloseTo(-1, 1);
  });

  test('stays finite where a logit separates the labels', () => {
    const found = plattScaling({ logits: [-1, -1, 1, 1], labels: [0, 0, 1, 1] })!;
    expect(calibratedProbability(found, 1)).toBeCloseTo(0.75, 6);
  });

  test('there is none where the labels fall as the logits rise', () => {
    expect(plattScaling(drawn(500, (logit) => sigmoid(-logit)))).toBeUndefined();
  });
});

describe('isotonic regression', () => {
  test('pools what falls: labels 0 1 0 1 over logits 1 to 4 are 0, 1/2, 1/2, 1', () => {
    expect(isotonicRegression({ logits: [3, 1, 4, 2], labels: [0, 0, 1, 1] })).toEqual({
      kind: 'isotonic',
      logits: [1, 2, 3, 4],
      // Kept off 0 and 1 by 1 / (4 + 2).
      probabilities: [1 / 6, 0.5, 0.5, 5 / 6],
    });
  });

  test('equal logits share one probability', () => {
    const found = isotonicRegression({ logits: [0, 0, 0, 5], labels: [1, 0, 0, 1] });
    expect(calibratedProbability(found, 0)).toBeCloseTo(1 / 3, 12);
  });

  test.each([1, 2, 3, 4, 5])('is the max–min of means over runs, the naive definition (seed %i)', (seed) => {
    const examples = drawn(60, (logit) => sigmoid(logit), seed);
    const order = [...examples.logits.keys()].sort((a, b) => examples.logits[a]! - examples.logits[b]!);
    const labels = order.map((i) => examples.labels[i]!);
    const mean = (from: number, to: number): number =>
      labels.slice(from, to + 1).reduce((sum, label) => sum + label, 0) / (to - from + 1);
    const found = isotonicRegression(examples);
    order.forEach((example, i) => {
      const ends = labels.map((_, to) => to).slice(i);
      const naive = Math.max(...labels.slice(0, i + 1).map((_, from) => Math.min(...ends.map((to) => mean(from, to)))));
      const clipped = Math.min(61 / 62, Math.max(1 / 62, naive));
      expect(calibratedProbability(found, examples.logits[example]!)).toBeCloseTo(clipped, 9);
    });
  });
});

describe('the choice', () => {
  test('leaves probabilities alone that hold already', () => {
    const { calibration, report } = chooseCalibration(drawn(4000, sigmoid));
    expect(['none', 'logistic']).toContain(calibration.kind);
    expect(report.after.calibrationError).toBeLessThan(0.03);
  });

  test('a line where the logits are off by one, with less error after than before', () => {
    const { calibration, report } = chooseCalibration(drawn(4000, (logit) => sigmoid(0.4 * logit - 2)));
    expect(calibration.kind).toBe('logistic');
    expect(report.before.calibrationError).toBeGreaterThan(0.2);
    expect(report.after.calibrationError).toBeLessThan(0.03);
    expect(report.after.logLoss).toBeLessThan(report.before.logLoss!);
  });

  test('steps where no line fits', () => {
    const { calibration } = chooseCalibration(drawn(4000, (logit) => (logit < 2 ? 0.05 : 0.9)));
    expect(calibration.kind).toBe('isotonic');
  });

  test.each([
    ['no examples', drawn(0, sigmoid)],
    ['hardly a positive', drawn(400, () => 0.01)],
    ['labels that fall as logits rise', drawn(400, (logit) => sigmoid(-8 * logit))],
  ])('of %s never turns the order around', (_, examples) => {
    const { calibration } = chooseCalibration(examples);
    const along = [-9, -2, 0, 1, 9].map((logit) => calibratedProbability(calibration, logit));
    expect(along).toEqual([...along].sort((a, b) => a - b));
  });

  test('the quality after is that of examples the fit has not seen: chance alone gains nothing', () => {
    const { report } = chooseCalibration(drawn(200, () => 0.5));
    expect(report.after.logLoss).toBeGreaterThan(Math.LN2 - 0.01);
  });
});
