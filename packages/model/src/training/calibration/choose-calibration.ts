import { calibrationError, logLoss } from '../../evaluation/log-loss.ts';
import { type Calibration, calibratedProbability } from '../../ranking/calibration.ts';
import { isotonicRegression } from './isotonic-regression.ts';
import type { LabelledLogits } from './labelled-logits.ts';
import { plattScaling } from './platt-scaling.ts';

/** Probabilities held against what happened. */
export interface ProbabilityQuality {
  /** Mean, in nats; null without examples. */
  readonly logLoss: number | null;
  /** Expected calibration error, in [0, 1]; null without examples. */
  readonly calibrationError: number | null;
}

/** How good one objective's probabilities are, before and after the calibration chosen for it. */
export interface CalibrationReport {
  readonly kind: Calibration['kind'];
  readonly examples: number;
  readonly before: ProbabilityQuality;
  /** On the examples it was fitted on: cross-fitted, each probability that of a calibration which did not see its group. */
  readonly after: ProbabilityQuality;
}

export interface GroupedLogits extends LabelledLogits {
  /** Which slate each example is of: a slate is never on both sides of a fit. */
  readonly groups: readonly number[];
}

const FOLDS = 5;
/** Fewer positives or negatives than this fit nothing. */
const LEAST_OF_EACH = 10;

const FITS: Readonly<Record<Calibration['kind'], (examples: LabelledLogits) => Calibration | undefined>> = {
  none: () => ({ kind: 'none' }),
  logistic: plattScaling,
  isotonic: isotonicRegression,
};

/** The calibration with the least cross-fitted log loss, fitted on all examples; the simpler one where two are alike. */
export function chooseCalibration(examples: GroupedLogits): {
  readonly calibration: Calibration;
  readonly report: CalibrationReport;
} {
  const before = qualityOf(crossFitted('none', examples), examples);
  let chosen = { kind: 'none' as Calibration['kind'], after: before };
  for (const kind of hasEnough(examples) ? (['logistic', 'isotonic'] as const) : []) {
    const after = qualityOf(crossFitted(kind, examples), examples);
    if ((after.logLoss ?? Infinity) < (chosen.after.logLoss ?? Infinity)) chosen = { kind, after };
  }
  return {
    calibration: fitted(chosen.kind, examples),
    report: { ...chosen, examples: examples.logits.length, before },
  };
}

function hasEnough({ labels }: LabelledLogits): boolean {
  const positives = labels.reduce((sum, label) => sum + label, 0);
  return Math.min(positives, labels.length - positives) >= LEAST_OF_EACH;
}

const fitted = (kind: Calibration['kind'], examples: LabelledLogits): Calibration =>
  FITS[kind](examples) ?? { kind: 'none' };

const isOfFold = (group: number, fold: number): boolean => group % FOLDS === fold;

/** Aligned with the examples. */
function crossFitted(kind: Calibration['kind'], examples: GroupedLogits): readonly number[] {
  const calibrations = Array.from({ length: FOLDS }, (_, fold) => {
    const others = [...examples.groups.keys()].filter((i) => !isOfFold(examples.groups[i] as number, fold));
    return others.length === 0
      ? fitted('none', examples)
      : fitted(kind, {
          logits: others.map((i) => examples.logits[i] as number),
          labels: others.map((i) => examples.labels[i] as number),
        });
  });
  return examples.logits.map((logit, i) =>
    calibratedProbability(calibrations[(examples.groups[i] as number) % FOLDS] as Calibration, logit),
  );
}

/** Of probabilities, index-aligned with the examples. */
export function qualityOf(scores: readonly number[], { labels }: LabelledLogits): ProbabilityQuality {
  return { logLoss: logLoss({ scores, labels }), calibrationError: calibrationError({ scores, labels }) };
}
