/**
 * How one objective's logit becomes a probability that holds on average. Never falls as the logit rises, so that no order
 * changes. `logistic`: σ(slope · logit + intercept) with slope > 0 (Platt, 1999). `isotonic`: linear between knots, constant
 * beyond them; logits rise, probabilities don't fall and lie in (0, 1).
 */
export type Calibration =
  | { readonly kind: 'none' }
  | { readonly kind: 'logistic'; readonly slope: number; readonly intercept: number }
  | { readonly kind: 'isotonic'; readonly logits: readonly number[]; readonly probabilities: readonly number[] };

/** In (0, 1). */
export function calibratedProbability(calibration: Calibration, logit: number): number {
  switch (calibration.kind) {
    case 'none':
      return sigmoid(logit);
    case 'logistic':
      return sigmoid(calibration.slope * logit + calibration.intercept);
    case 'isotonic':
      return interpolated(calibration, logit);
  }
}

const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));

function interpolated(
  { logits, probabilities }: Extract<Calibration, { readonly kind: 'isotonic' }>,
  logit: number,
): number {
  const above = firstAbove(logits, logit);
  if (above === 0) return probabilities[0] as number;
  const left = probabilities[above - 1] as number;
  if (above === logits.length) return left;
  const from = logits[above - 1] as number;
  const share = (logit - from) / ((logits[above] as number) - from);
  return left + share * ((probabilities[above] as number) - left);
}

/** The first knot above `logit`; as many as there are when none is. */
function firstAbove(logits: readonly number[], logit: number): number {
  let low = 0;
  let high = logits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((logits[middle] as number) <= logit) low = middle + 1;
    else high = middle;
  }
  return low;
}
