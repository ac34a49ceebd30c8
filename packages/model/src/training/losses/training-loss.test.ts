import * as tf from '@tensorflow/tfjs-core';
import { createRng } from '@fusionrank/domain/rng';
import { beforeAll, describe, expect, test } from 'vitest';
import { selectBackend } from '../../backend/select-backend.ts';
import { bayesianPersonalisedRanking } from './bayesian-personalised-ranking.ts';
import { lambdaRank } from './lambda-rank.ts';
import { listwiseSoftmax } from './listwise-softmax.ts';
import type { SlateLoss } from './slate-loss.ts';
import { type LossConfig, type LossTargets, trainingLoss } from './training-loss.ts';

const KINDS: readonly LossConfig['kind'][] = ['cross-entropy', 'mse', 'bpr', 'listwise', 'lambda'];

beforeAll(() => selectBackend('wasm'));

/** Of one slate and one objective. */
function onSlate(lossOf: SlateLoss, logits: readonly number[], labels: readonly number[]) {
  const gradient = new Float64Array(logits.length);
  const loss = lossOf({ logits: Float64Array.from(logits), labels: Float64Array.from(labels), gradient });
  return { loss, gradient: [...gradient] };
}

function onBatch(logits: Float32Array, targets: LossTargets, kind: LossConfig['kind']) {
  const objectives = targets.lossWeights.length;
  return tf.tidy(() => {
    const x = tf.tensor2d(logits, [logits.length / objectives, objectives]);
    const { value, grad } = tf.valueAndGrad((tensor: tf.Tensor2D) => trainingLoss(tensor, targets, { kind }))(x);
    return { loss: value.dataSync()[0]!, gradient: Float32Array.from(grad.dataSync()) };
  });
}

describe('worked by hand', () => {
  test('cross-entropy of even odds is ln 2 a row, and its slope half the error', () => {
    const { loss, gradient } = onBatch(new Float32Array(2), oneSlate([1, 0]), 'cross-entropy');
    expect(loss).toBeCloseTo(Math.LN2, 6);
    expect([...gradient]).toEqual([-0.25, 0.25]);
  });

  test('the squared error of 3 for a rating of 5 and of 1 for 1 is (4 + 0) / 2', () => {
    const { loss, gradient } = onBatch(Float32Array.of(3, 1), oneSlate([5, 1]), 'mse');
    expect(loss).toBe(2);
    expect([...gradient]).toEqual([-2, 0]);
  });

  test('a row that weighs 4 counts four times', () => {
    const { loss } = onBatch(Float32Array.of(3, 1), { ...oneSlate([5, 1]), pairWeights: Float32Array.of(4, 1) }, 'mse');
    expect(loss).toBe(8);
  });

  test('BPR is the mean over the pairs in which one label stands above the other', () => {
    // Positive 0 against 1 and 2: −ln σ(1 − 0) and −ln σ(1 − 2).
    const { loss, gradient } = onSlate(bayesianPersonalisedRanking, [1, 0, 2], [1, 0, 0]);
    expect(loss).toBeCloseTo((Math.log(1 + Math.exp(-1)) + Math.log(1 + Math.E)) / 2, 12);
    // σ(−1) = 0.26894 and σ(1) = 0.73106, halved.
    expect(gradient[0]).toBeCloseTo(-0.5, 12);
    expect(gradient[1]).toBeCloseTo(0.134471, 6);
    expect(gradient[2]).toBeCloseTo(0.365529, 6);
  });

  test('listwise softmax compares shares of gain: grades 2 and 1 take 3/4 and 1/4', () => {
    // softmax(ln 2, 0, 0) = (1/2, 1/4, 1/4)
    const { loss, gradient } = onSlate(listwiseSoftmax, [Math.LN2, 0, 0], [2, 0, 1]);
    expect(loss).toBeCloseTo(0.75 * Math.log(2) + 0.25 * Math.log(4), 12);
    gradient.forEach((slope, i) => expect(slope).toBeCloseTo([-0.25, 0.25, 0][i]!, 12));
  });

  test('LambdaRank weighs a pair by what exchanging it changes in NDCG', () => {
    // Grades 0 and 2 at places 1 and 2: gains 0 and 3, ideal DCG 3, |Δ| = 3 (1 − 1/log2 3) / 3 = 0.369070.
    const { loss, gradient } = onSlate(lambdaRank, [1, 0], [0, 2]);
    expect(loss).toBeCloseTo(0.36907 * Math.log(1 + Math.E), 5);
    expect(gradient[1]).toBeCloseTo(-0.36907 * 0.731059, 5);
  });

  test.each([
    ['no positive', [0, 0, 0]],
    ['one label for all', [1, 1, 1]],
  ])('a slate with %s adds no pair', (_, labels) => {
    for (const loss of [bayesianPersonalisedRanking, lambdaRank]) {
      expect(onSlate(loss, [3, 1, 2], labels)).toEqual({ loss: 0, gradient: [0, 0, 0] });
    }
  });

  test('a slate without positives adds nothing to the listwise loss', () => {
    expect(onSlate(listwiseSoftmax, [3, 1], [0, 0])).toEqual({ loss: 0, gradient: [0, 0] });
  });

  test('logits of ±800 give finite losses and slopes', () => {
    for (const loss of [bayesianPersonalisedRanking, lambdaRank, listwiseSoftmax]) {
      const far = onSlate(loss, [-800, 800], [1, 0]);
      expect(far.loss).toBeGreaterThan(200);
      expect(far.gradient.every(Number.isFinite)).toBe(true);
    }
  });
});

describe.each(KINDS)('%s', (kind) => {
  test('its gradient is that of finite differences, over slates of several lengths and objectives of several weights', () => {
    const targets = randomTargets(kind === 'cross-entropy' ? 1 : 3);
    const rng = createRng(5);
    const logits = Float32Array.from({ length: targets.labels.length }, () => 2 * rng.normal());
    const { gradient } = onBatch(logits, targets, kind);
    const step = 1e-2;
    logits.forEach((logit, i) => {
      const at = (value: number): number => onBatch(logits.with(i, value), targets, kind).loss;
      const numeric = (at(logit + step) - at(logit - step)) / (2 * step);
      expect(Math.abs(gradient[i]! - numeric), `logit ${i}`).toBeLessThan(3e-4 + 0.01 * Math.abs(numeric));
    });
  });

  test('leaves no tensor behind', () => {
    const before = tf.memory().numTensors;
    onBatch(new Float32Array(2), oneSlate([1, 0]), kind);
    expect(tf.memory().numTensors).toBe(before);
  });
});

test.each(['bpr', 'listwise', 'lambda'] as const)('%s does not change when a whole slate is shifted', (kind) => {
  const targets = randomTargets(3);
  const logits = Float32Array.from(targets.labels, (_, i) => (i % 7) / 3);
  const shifted = logits.map((logit, i) => (i < 4 * 2 ? logit + 5 : logit));
  expect(onBatch(shifted, targets, kind).loss).toBeCloseTo(onBatch(logits, targets, kind).loss, 5);
});

function oneSlate(labels: readonly number[]): LossTargets {
  return {
    labels: Float32Array.from(labels),
    slateStarts: Int32Array.of(0, labels.length),
    lossWeights: [1],
    pairWeights: new Float32Array(labels.length).fill(1),
  };
}

/** Slates of 4, 1 and 5 rows, two objectives, the last slate without positives of the second. */
function randomTargets(highest: number): LossTargets {
  const rng = createRng(highest);
  const labels = Float32Array.from({ length: 20 }, (_, i) => (i > 9 && i % 2 === 1 ? 0 : rng.below(highest + 1)));
  return {
    labels,
    slateStarts: Int32Array.of(0, 4, 5, 10),
    lossWeights: [1, 0.5],
    pairWeights: Float32Array.from({ length: 10 }, () => 0.5 + rng.next()),
  };
}
