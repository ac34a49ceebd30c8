import type { CalibrationReport, ProbabilityQuality } from '@fusionrank/model/training';

const KINDS: Readonly<Record<CalibrationReport['kind'], string>> = {
  none: 'uncalibrated',
  logistic: 'calibrated by a logistic line',
  isotonic: 'calibrated by isotonic regression',
};

/** One sentence on how far click probabilities hold. */
export function probabilityLine({ kind, examples, before, after }: CalibrationReport): string {
  const clicks = `P(click) of ${examples.toLocaleString('en')} shown items`;
  if (kind === 'none') return `${clicks}, ${KINDS[kind]}: ${quality(after)}.`;
  return `${clicks}, ${KINDS[kind]}: ${quality(after)}; before it ${quality(before)}.`;
}

function quality({ calibrationError, logLoss }: ProbabilityQuality): string {
  return `calibration error ${digits(calibrationError)}, log loss ${digits(logLoss)}`;
}

const digits = (value: number | null): string => value?.toFixed(4) ?? '–';
