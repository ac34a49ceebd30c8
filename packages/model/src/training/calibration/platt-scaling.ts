import type { Calibration } from '../../ranking/calibration.ts';
import type { LabelledLogits } from './labelled-logits.ts';

const MOST_STEPS = 100;
/** The size of a step at which it has converged. */
const PRECISION = 1e-10;
/** Added to the Hessian's diagonal: it stays invertible when all logits are alike. */
const RIDGE = 1e-9;

/**
 * σ(slope · logit + intercept) of greatest likelihood, by Newton's method with halved steps (Platt, 1999, with the smoothed targets
 * that keep separable examples finite; Lin, Lin & Weng, 2007). Undefined when the best slope would turn the order around.
 */
export function plattScaling(examples: LabelledLogits): Calibration | undefined {
  const targets = smoothedTargets(examples);
  let at: Line = { slope: 1, intercept: 0 };
  let loss = lossOf(at, examples, targets);
  for (let step = 0; step < MOST_STEPS; step++) {
    const towards = newtonStep(at, examples, targets);
    let scale = 1;
    let next = moved(at, towards, scale);
    while (lossOf(next, examples, targets) > loss && scale > PRECISION) next = moved(at, towards, (scale /= 2));
    const better = lossOf(next, examples, targets);
    if (!(better < loss)) break;
    at = next;
    loss = better;
    if (scale * Math.hypot(towards.slope, towards.intercept) < PRECISION) break;
  }
  return at.slope > 0 ? { kind: 'logistic', ...at } : undefined;
}

interface Line {
  readonly slope: number;
  readonly intercept: number;
}

const moved = (at: Line, towards: Line, scale: number): Line => ({
  slope: at.slope + scale * towards.slope,
  intercept: at.intercept + scale * towards.intercept,
});

function smoothedTargets({ labels }: LabelledLogits): { readonly positive: number; readonly negative: number } {
  const positives = labels.reduce((sum, label) => sum + label, 0);
  return { positive: (positives + 1) / (positives + 2), negative: 1 / (labels.length - positives + 2) };
}

type Targets = ReturnType<typeof smoothedTargets>;

function lossOf({ slope, intercept }: Line, { logits, labels }: LabelledLogits, targets: Targets): number {
  let sum = 0;
  logits.forEach((logit, i) => {
    const x = slope * logit + intercept;
    const target = labels[i] === 1 ? targets.positive : targets.negative;
    sum += Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))) - target * x;
  });
  return sum;
}

function newtonStep({ slope, intercept }: Line, { logits, labels }: LabelledLogits, targets: Targets): Line {
  let [g0, g1, h00, h01, h11] = [0, 0, RIDGE, 0, RIDGE];
  logits.forEach((logit, i) => {
    const p = 1 / (1 + Math.exp(-(slope * logit + intercept)));
    const error = p - (labels[i] === 1 ? targets.positive : targets.negative);
    const curvature = p * (1 - p);
    g0 += error * logit;
    g1 += error;
    h00 += curvature * logit * logit;
    h01 += curvature * logit;
    h11 += curvature;
  });
  const determinant = h00 * h11 - h01 * h01;
  return { slope: (h01 * g1 - h11 * g0) / determinant, intercept: (h01 * g0 - h00 * g1) / determinant };
}
