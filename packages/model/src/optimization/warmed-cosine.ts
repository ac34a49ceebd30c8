export interface WarmedCosine {
  readonly peak: number;
  /** Steps over which the rate rises from 0. */
  readonly warmUpSteps: number;
  readonly totalSteps: number;
  /** Share of the peak that is left at the end, in [0, 1]. */
  readonly finalShare: number;
}

/** The rate of a step (from 0): linear from 0 over the warm-up, then half a cosine (Loshchilov & Hutter, 2017, without restarts). */
export function warmedCosine(step: number, { peak, warmUpSteps, totalSteps, finalShare }: WarmedCosine): number {
  if (step < warmUpSteps) return (peak * (step + 1)) / warmUpSteps;
  const progress = Math.min((step - warmUpSteps) / Math.max(totalSteps - warmUpSteps, 1), 1);
  return peak * (finalShare + ((1 - finalShare) * (1 + Math.cos(Math.PI * progress))) / 2);
}
