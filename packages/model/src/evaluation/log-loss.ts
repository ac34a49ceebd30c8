import type { LabelledScores } from './auc.ts';

/** Mean binary cross-entropy in nats; probabilities are clipped to [1e-7, 1 − 1e-7]. Null for no examples. */
export function logLoss({ scores, labels }: LabelledScores): number | null {
  if (scores.length === 0) return null;
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    const p = Math.min(1 - 1e-7, Math.max(1e-7, scores[i] ?? 0));
    sum -= labels[i] === 1 ? Math.log(p) : Math.log(1 - p);
  }
  return sum / scores.length;
}

/**
 * Expected calibration error in [0, 1]: |mean probability − share of positives| over `bins` bins of equal width,
 * weighted by size (Naeini et al., 2015). Null for no examples.
 */
export function calibrationError({ scores, labels }: LabelledScores, bins = 15): number | null {
  if (scores.length === 0) return null;
  const sums = Array.from({ length: bins }, () => ({ probability: 0, positives: 0 }));
  for (let i = 0; i < scores.length; i++) {
    const p = scores[i] ?? 0;
    const bin = sums[Math.min(bins - 1, Math.floor(p * bins))];
    if (bin === undefined) throw new RangeError(`probability ${p} is outside [0, 1]`);
    bin.probability += p;
    bin.positives += labels[i] ?? 0;
  }
  return sums.reduce((error, bin) => error + Math.abs(bin.probability - bin.positives), 0) / scores.length;
}
