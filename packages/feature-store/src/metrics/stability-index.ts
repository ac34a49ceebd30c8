/** Stands for the share of a bin that holds nothing: its logarithm has to be a number. */
const SMALLEST_SHARE = 1e-4;

/**
 * Population stability index of `current` against `reference`, counts of the same bins in the same order:
 *
 *     PSI = Σ (cᵢ − rᵢ) · ln(cᵢ ÷ rᵢ)        shares c, r of each; an empty bin's is taken for 0.0001
 *
 * 0 where nothing moved, and it has no upper end. By custom below 0.1 is no change worth a look and above 0.25 a large one (Siddiqi,
 * Credit Risk Scorecards, 2006; it is Jeffreys' divergence of the binned distributions). Null where either side holds nothing.
 */
export function stabilityIndex(reference: readonly number[], current: readonly number[]): number | null {
  if (reference.length !== current.length) {
    throw new RangeError(`expected counts of the same bins, got ${reference.length} and ${current.length}`);
  }
  const [referenceTotal, currentTotal] = [sum(reference), sum(current)];
  if (referenceTotal === 0 || currentTotal === 0) return null;
  return reference.reduce((index, count, bin) => {
    const was = Math.max(count / referenceTotal, SMALLEST_SHARE);
    const is = Math.max((current[bin] ?? 0) / currentTotal, SMALLEST_SHARE);
    return index + (is - was) * Math.log(is / was);
  }, 0);
}

const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);
